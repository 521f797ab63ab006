package shop.platform.processing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Remembers how the last batch of each share ended: the framework forgets a failure as soon as it gives the share back.
 * Also which event was seen last, by which the log can be recognised.
 */
final class Batches {

    private final Map<Key, Failure> failures = new ConcurrentHashMap<>();
    private final Map<Key, Boolean> busy = new ConcurrentHashMap<>();
    private volatile Seen newest = new Seen(-1, "");

    private record Key(String processor, int segment) {}

    /** How a batch failed, and since when none has succeeded. */
    record Failure(Throwable cause, Instant since) {}

    /** An event that was processed. */
    record Seen(long position, String eventId) {}

    MessageHandlerInterceptor<EventMessage<?>> watching(String processor) {
        return (unitOfWork, chain) -> watched(processor, unitOfWork, chain);
    }

    private Object watched(String processor, UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork instanceof BatchingUnitOfWork<?> batch
                && batch.isFirstMessage()
                && batch.getResource("Processor[" + processor + "]/SegmentId") instanceof Integer segment) {
            Key share = new Key(processor, segment);
            busy.put(share, Boolean.TRUE);
            batch.afterCommit(done -> {
                failures.remove(share);
                see(batch);
            });
            batch.onRollback(failed -> failures.merge(
                    share,
                    new Failure(failed.getExecutionResult().getExceptionResult(), Instant.now()),
                    (first, last) -> new Failure(last.cause(), first.since())));
            batch.onCleanup(over -> busy.remove(share));
        }
        return chain.proceed();
    }

    private void see(BatchingUnitOfWork<?> batch) {
        if (batch.getMessages().get(batch.getMessages().size() - 1) instanceof TrackedEventMessage<?> last) {
            long position = last.trackingToken().position().orElse(-1);
            if (position > newest.position()) {
                newest = new Seen(position, last.getIdentifier());
            }
        }
    }

    Optional<Failure> failure(String processor, int segment) {
        return Optional.ofNullable(failures.get(new Key(processor, segment)));
    }

    /** Whether the last batch of any share failed here. */
    boolean haveFailed(String processor) {
        return failures.keySet().stream().anyMatch(share -> share.processor().equals(processor));
    }

    boolean isBusy(String processor, int segment) {
        return busy.containsKey(new Key(processor, segment));
    }

    /** Whoever sets a processor to another position starts it afresh. */
    void forget(String processor) {
        failures.keySet().removeIf(share -> share.processor().equals(processor));
    }

    /** What was seen of another log says nothing about the one that is accepted now. */
    void forgetTheLog() {
        newest = new Seen(-1, "");
    }

    Seen newest() {
        return newest;
    }
}
