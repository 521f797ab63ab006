package shop.shipping.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.tracking.UnansweredRequest;
import shop.shipping.tracking.UnansweredRequests;

/**
 * Makes requests again that were recorded and have no answer: the carrier was away or too slow, or this service stopped
 * before it heard the answer. The same key and content, so that nothing is bought twice.
 */
@Component
class AskAgain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AskAgain.class);

    private final UnansweredRequests unanswered;
    private final EventStore events;
    private final CarrierCalls calls;
    private final AskingSettings settings;
    private final Clock clock;
    private final GrowingPauses pauses;
    private ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();

    AskAgain(
            UnansweredRequests unanswered,
            EventStore events,
            CarrierCalls calls,
            AskingSettings settings,
            Clock clock) {
        this.unanswered = unanswered;
        this.events = events;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
        pauses = new GrowingPauses(settings.firstPause(), settings.longestPause());
        rounds.shutdown();
    }

    @Override
    public void start() {
        // A thread of its own: a round waits for the store and the server, and must hold up nobody else.
        rounds = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("ask-again"));
        long pause = settings.every().toMillis();
        rounds.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        rounds.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isShutdown();
    }

    void round() {
        try {
            Instant now = clock.instant();
            List<UnansweredRequest> open = unanswered.madeBefore(now.minus(settings.firstPause()));
            pauses.keepOnly(open.stream().map(UnansweredRequest::operationKey).toList());
            open.stream()
                    .filter(request -> pauses.isOver(request.operationKey(), now))
                    .forEach(request -> askAgain(request, now));
        } catch (RuntimeException failure) {
            log.warn("Could not look for requests without an answer, and will again: {}", failure.toString());
        }
    }

    /** One request that cannot be read waits for its next turn, and holds up no other. */
    private void askAgain(UnansweredRequest request, Instant now) {
        try {
            if (ask(request)) {
                pauses.begin(request.operationKey(), now);
            }
        } catch (RuntimeException unreadable) {
            log.warn("{} cannot be asked again just now: {}", request.operationKey(), unreadable.toString());
            pauses.begin(request.operationKey(), now);
        }
    }

    /** Whether it was made again, or was answered before the view knew; not if there was no room for it just now. */
    private boolean ask(UnansweredRequest request) {
        return RecordedRequest.in(events.readEvents(request.shipmentId().value(), 0))
                .map(this::ask)
                .orElse(true);
    }

    private boolean ask(CarrierRequest request) {
        boolean asked = calls.ask(request);
        if (asked) {
            log.info("Asking the carrier again: {}", request.operationKey());
        }
        return asked;
    }
}
