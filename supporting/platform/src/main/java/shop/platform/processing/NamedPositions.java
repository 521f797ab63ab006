package shop.platform.processing;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** The events of a log, each with a token that names it. */
final class NamedPositions implements BlockingStream<TrackedEventMessage<?>> {

    private final BlockingStream<TrackedEventMessage<?>> events;

    NamedPositions(BlockingStream<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek().map(NamedPositions::named);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return named(events.nextAvailable());
    }

    private static TrackedEventMessage<?> named(TrackedEventMessage<?> event) {
        TrackingToken token = event.trackingToken();
        return token.position().isPresent()
                ? event.withTrackingToken(new EventToken(token.position().getAsLong(), event.getIdentifier()))
                : event;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        events.close();
    }
}
