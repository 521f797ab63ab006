package shop.payment.issuing;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.UnknownSerializedType;

/** All that was ever recorded, in the order in which it was. */
final class FactLog {

    private static final int PATIENCE_MILLIS = 10_000;

    private final EventStore events;

    FactLog(EventStore events) {
        this.events = events;
    }

    /** The position of the last fact; -1 for none. */
    long head() {
        TrackingToken head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    /** The facts behind a position. */
    BlockingStream<TrackedEventMessage<?>> behind(long position) {
        return events.openStream(new GlobalSequenceTrackingToken(position));
    }

    /** The fact at a position; nothing where the log does not give it in time. */
    Optional<TrackedEventMessage<?>> at(long position) {
        try (BlockingStream<TrackedEventMessage<?>> log = behind(position - 1)) {
            return log.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    ? Optional.of(log.nextAvailable())
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Of what type a fact is, also if it is another context's. */
    static String typeOf(TrackedEventMessage<?> fact) {
        return fact.getPayloadType() == UnknownSerializedType.class
                        && fact.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : fact.getPayloadType().getName();
    }
}
