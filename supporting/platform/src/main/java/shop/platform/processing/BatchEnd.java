package shop.platform.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets work be gathered while a batch of events is processed, and finished once at its end: before the processor
 * remembers how far it came, so that a crash in between repeats the work and never skips it.
 */
public final class BatchEnd implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String WORK = BatchEnd.class.getName();

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
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
        Map<Object, Runnable> work = gathered(unitOfWork);
        List<Runnable> due = List.copyOf(work.values());
        work.clear();
        due.forEach(Runnable::run);
    }

    /**
     * Has something done at the end of the batch that is being processed.
     *
     * @param key whose work it is; only the first work of a key is kept
     */
    public static void finish(Object key, Runnable work) {
        gathered(CurrentUnitOfWork.get()).putIfAbsent(key, work);
    }

    private static Map<Object, Runnable> gathered(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(WORK, key -> new LinkedHashMap<>());
    }
}
