package shop.platform.processing;

import java.util.LinkedHashMap;
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
            gathered(unitOfWork).values().forEach(Runnable::run);
        }
        return result;
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
