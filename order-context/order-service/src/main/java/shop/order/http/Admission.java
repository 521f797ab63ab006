package shop.order.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.processing.Backlog;
import shop.platform.processing.Backlogs;
import shop.platform.processing.Hindrance;
import shop.platform.rejection.Rejection;
import shop.platform.web.TooBusy;

/**
 * ORD-20: an order is accepted while what follows from accepted orders keeps up. When it does not, a new order waits with
 * its sender, who is told when to come back, instead of with us, where everybody's orders would take longer and longer.
 * An order that was placed already is answered whenever it is sent again.
 */
@Component
@EnableConfigurationProperties(Admission.Settings.class)
class Admission implements HealthIndicator, MeterBinder {

    /** The processors of the policies: what follows from an order stands in their lines at every step. */
    private static final List<String> WHAT_FOLLOWS =
            List.of("order-hears", "order-asks-payment", "order-asks-shipping", "order-clock");

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration UNTIL_RECOGNISED = Duration.ofSeconds(1);

    private final Backlogs backlogs;
    private final EventStore events;
    private final Settings settings;
    private final AtomicLong turnedAway = new AtomicLong();

    Admission(Backlogs backlogs, EventStore events, Settings settings) {
        this.backlogs = backlogs;
        this.events = events;
        this.settings = settings;
    }

    /**
     * When orders are no longer accepted: when both are exceeded. A few events wait for long while another context is
     * away, which is no reason to refuse orders; many wait for a moment whenever there is much to do.
     *
     * @param behind for how long the first event may have waited for what follows from it
     * @param waiting how many events may wait
     */
    @ConfigurationProperties("order.admission")
    record Settings(
            @DefaultValue("5s") Duration behind,
            @DefaultValue("1000") long waiting) {}

    /** @throws TooBusy when the order is a new one and must wait */
    void check(OrderId order) {
        Backlog backlog = backlog();
        Optional<Hindrance> hindrance = backlogs.hindrance(WHAT_FOLLOWS);
        if (isOpen(backlog) && backlogs.isLogRecognised() && hindrance.isEmpty() || isPlaced(order)) {
            return;
        }
        turnedAway.incrementAndGet();
        if (hindrance.isPresent()) {
            throw standstill(hindrance.get());
        }
        if (!backlogs.isLogRecognised()) {
            throw notRecognisedYet();
        }
        Duration pause = pause(backlog);
        throw new TooBusy(
                new Rejection(
                        "ORD-20",
                        "too-many-orders-under-way",
                        String.format(
                                Locale.ROOT,
                                "What follows from the orders accepted so far is %.1f s behind. Nothing was done; send the same request again in %d s.",
                                backlog.behindSeconds(),
                                pause.toSeconds()),
                        Map.of(
                                "waitingEvents", Long.toString(backlog.waiting()),
                                "behind", backlog.behind().toString())),
                pause);
    }

    /** Waiting does not end that, so nobody is told to come back soon. */
    private static TooBusy standstill(Hindrance hindrance) {
        return new TooBusy(
                new Rejection(
                        "ORD-20",
                        "what-follows-stands-still",
                        "What would follow from the order does not happen just now: " + hindrance.words()
                                + " Nothing was done; an operator has to act first.",
                        Map.of("since", hindrance.since().toString())),
                LONGEST_PAUSE);
    }

    /** At the start, and after the log was silent: it may be another one, of which nothing follows. */
    private static TooBusy notRecognisedYet() {
        return new TooBusy(
                new Rejection(
                        "ORD-20",
                        "log-not-recognised-yet",
                        String.format(
                                Locale.ROOT,
                                "Nobody has seen yet whether the log is the one that all orders so far stand in. Nothing was done; send the same request again in %d s.",
                                UNTIL_RECOGNISED.toSeconds()),
                        Map.of()),
                UNTIL_RECOGNISED);
    }

    /** Of the processor for which orders have to wait, or else of that which is behind the most. */
    private Backlog backlog() {
        return WHAT_FOLLOWS.stream()
                .map(backlogs::of)
                .max(Comparator.<Backlog, Boolean>comparing(backlog -> !isOpen(backlog))
                        .thenComparing(Backlog::behind))
                .orElse(Backlog.NONE);
    }

    private boolean isOpen(Backlog backlog) {
        return backlog.waiting() <= settings.waiting() || backlog.behind().compareTo(settings.behind()) <= 0;
    }

    /** By its events, which know at once; its view may be behind, too. */
    private boolean isPlaced(OrderId order) {
        return events.lastSequenceNumberFor(order.value()).isPresent();
    }

    /** Half of what there is to catch up with: whoever comes back then finds work left, and not a system at rest. */
    private static Duration pause(Backlog backlog) {
        Duration half = Duration.ofSeconds(Math.max(1, backlog.behind().toSeconds() / 2));
        return half.compareTo(LONGEST_PAUSE) < 0 ? half : LONGEST_PAUSE;
    }

    /** Never down for this: a service that has new orders wait goes on with all others, and can be asked. */
    @Override
    public Health health() {
        Backlog backlog = backlog();
        Optional<Hindrance> hindrance = backlogs.hindrance(WHAT_FOLLOWS);
        return Health.up()
                .withDetail("acceptsOrders", isOpen(backlog) && backlogs.isLogRecognised() && hindrance.isEmpty())
                .withDetail("hindrance", hindrance.map(Hindrance::words).orElse(""))
                .withDetail("waitingEvents", backlog.waiting())
                .withDetail("behindSeconds", backlog.behindSeconds())
                .withDetail("turnedAway", turnedAway.get())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("shop.orders.turned-away", turnedAway, AtomicLong::doubleValue)
                .description("Requests to place an order that were told to come back later (ORD-20)")
                .register(registry);
    }
}
