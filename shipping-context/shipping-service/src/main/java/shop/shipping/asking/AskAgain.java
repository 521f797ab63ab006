package shop.shipping.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.platform.vital.Vitals;
import shop.shipping.dispatching.CarrierRequest;

/**
 * Makes requests again that were recorded and have no answer: the carrier was away or too slow, or this service stopped
 * before it heard the answer. The same key and content, so that nothing is bought twice.
 */
@Component
class AskAgain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AskAgain.class);

    /** More than that per round would only stand in line before the carrier. */
    private static final int AT_MOST = 500;

    private final OpenRequests requests;
    private final EventStore events;
    private final CarrierCalls calls;
    private final AskingSettings settings;
    private final Clock clock;
    private final Vitals vitals;
    private Optional<ScheduledExecutorService> rounds = Optional.empty();

    AskAgain(
            OpenRequests requests,
            EventStore events,
            CarrierCalls calls,
            AskingSettings settings,
            Clock clock,
            Vitals vitals) {
        this.requests = requests;
        this.events = events;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
        this.vitals = vitals;
    }

    @Override
    public void start() {
        // A thread of its own: a round waits for the store and the server, and must hold up nobody else.
        ScheduledExecutorService executor = vitals.scheduler(1, "shipping-ask-again");
        long pause = settings.every().toMillis();
        executor.scheduleWithFixedDelay(this::roundUnlessAway, pause, pause, TimeUnit.MILLISECONDS);
        rounds = Optional.of(executor);
    }

    @Override
    public void stop() {
        rounds.ifPresent(ScheduledExecutorService::shutdownNow);
        rounds = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return rounds.isPresent();
    }

    /** One round over all that is due. */
    void round() {
        Instant now = clock.instant();
        requests.due(now, AT_MOST).stream()
                .filter(this::askUnlessUnreadable)
                .forEach(request -> requests.wasMadeAgain(request, now));
    }

    private void roundUnlessAway() {
        try {
            round();
        } catch (RuntimeException away) {
            log.warn("Could not look for requests without an answer, and will again: {}", away.toString());
        }
    }

    /** One request that cannot be read waits for its next turn, and holds up no other. */
    private boolean askUnlessUnreadable(OpenRequest request) {
        try {
            return ask(request);
        } catch (RuntimeException unreadable) {
            log.warn("{} cannot be asked again just now: {}", request.key(), unreadable.toString());
            return true;
        }
    }

    /** Whether it was made again, or was answered before the list knew; not if there was no room for it just now. */
    private boolean ask(OpenRequest request) {
        return RecordedRequest.in(events.readEvents(request.shipmentId(), 0))
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
