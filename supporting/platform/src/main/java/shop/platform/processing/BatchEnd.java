package shop.platform.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import shop.platform.messaging.Failures;

/**
 * Lets work be gathered while a batch of events is processed, and finished once at its end: before the processor
 * remembers how far it came, so that a crash in between repeats the work and never skips it.
 *
 * <p>If the work fails for good, an event of the batch is to blame, and nobody knows which. So the batch is repeated, and
 * the work of each of its events is finished with that event, within its handler: then this event and no other is parked.
 */
public final class BatchEnd implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String WORK = BatchEnd.class.getName();
    private static final String SUSPECTS = Suspects.class.getName();

    private final Suspects suspects = new Suspects();

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        unitOfWork.root().resources().put(SUSPECTS, suspects);
        Object result = chain.proceed();
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage()) {
            finishNow(unitOfWork);
        }
        return result;
    }

    /**
     * Finishes what was gathered so far, if anything was: before an event is parked, so that what came before it is on
     * disk. Else, were the batch repeated, it would come again behind the parked event.
     */
    static void finishNow() {
        CurrentUnitOfWork.ifStarted(BatchEnd::finishNow);
    }

    private static void finishNow(UnitOfWork<?> unitOfWork) {
        try {
            finishWork(unitOfWork);
        } catch (RuntimeException failure) {
            if (unitOfWork.root() instanceof BatchingUnitOfWork<?> batch
                    && batch.resources().get(SUSPECTS) instanceof Suspects suspects
                    && !Failures.pass(failure)) {
                suspects.add(
                        batch.getMessages().stream().map(Message::getIdentifier).toList());
                throw new RepeatTheBatch(failure);
            }
            throw failure;
        }
    }

    private static void finishWork(UnitOfWork<?> unitOfWork) {
        Map<Object, Work> work = gathered(unitOfWork);
        List<Work> due = List.copyOf(work.values());
        work.clear();
        due.forEach(each -> each.finish().run());
    }

    /**
     * Has something done at the end of the batch that is being processed.
     *
     * @param key whose work it is; only the first work of a key is kept
     */
    public static void finish(Object key, Runnable work) {
        gathered(CurrentUnitOfWork.get()).putIfAbsent(key, new Work(key, work));
    }

    /**
     * Gathers work of one kind while a batch is processed: what was gathered is finished once and then forgotten, whether it
     * failed or not, and the next event begins anew.
     *
     * @param key whose work it is
     * @param begin makes an empty one
     */
    @SuppressWarnings("unchecked") // under one key lies what its own callers began
    public static <W> W gather(Object key, Supplier<W> begin, Consumer<W> finish) {
        return (W) gathered(CurrentUnitOfWork.get())
                .computeIfAbsent(key, missing -> {
                    W work = begin.get();
                    return new Work(work, () -> finish.accept(work));
                })
                .gathered();
    }

    /**
     * Does at once what was to be done at the end, if the event that is being processed is a suspect: right behind its
     * handler, while a failure is still the handler's.
     *
     * @throws RuntimeException why the work cannot be done
     */
    static void finishIfSuspected() {
        CurrentUnitOfWork.ifStarted(current -> {
            if (current.root().resources().get(SUSPECTS) instanceof Suspects suspects
                    && current.getMessage() != null
                    && suspects.contain(current.getMessage().getIdentifier())) {
                finishWork(current);
            }
        });
    }

    private static Map<Object, Work> gathered(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(WORK, key -> new LinkedHashMap<>());
    }

    private record Work(Object gathered, Runnable finish) {}
}
