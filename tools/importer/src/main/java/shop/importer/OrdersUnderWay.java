package shop.importer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import shop.importer.http.Pushback;

/**
 * Lets no more orders be under way than the system finishes in a few seconds, so that a sender that is faster than the
 * system waits instead of flooding it. A system that asks to slow down is left alone for as long as it says, and gets less
 * at once afterwards, until it has shown again what it can do.
 */
final class OrdersUnderWay implements Pushback {

    private static final Duration HORIZON = Duration.ofSeconds(20);
    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final Clock clock;
    private final int fewest;
    private final int most;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long placed;
    private long ended;
    private int ceiling;
    private Instant closedUntil = Instant.MIN;

    private record Sample(Instant at, long ended) {}

    /**
     * @param fewest so many may always be under way
     * @param most so many may be under way at most
     */
    OrdersUnderWay(Clock clock, int fewest, int most) {
        this.clock = clock;
        this.fewest = fewest;
        this.most = most;
        this.ceiling = most;
    }

    /** Waits until one more order may be placed, and counts it. */
    synchronized void enter() throws InterruptedException {
        while (!isOpen()) {
            wait(100);
        }
        placed++;
    }

    /** One that was counted will not come to an end. */
    synchronized void leave() {
        placed--;
        notifyAll();
    }

    /** How many have come to an end by now, of those that were counted. */
    synchronized void ended(long total) {
        Instant now = clock.instant();
        ended = total;
        samples.addLast(new Sample(now, total));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
        ceiling = Math.min(most, ceiling + Math.max(1, ceiling / 10));
        notifyAll();
    }

    @Override
    public synchronized void slowDown(Duration retryAfter) {
        Instant until = clock.instant().plus(retryAfter);
        if (until.isAfter(closedUntil)) {
            if (!clock.instant().isBefore(closedUntil)) {
                ceiling = Math.max(fewest, Math.min(ceiling, allowed()) / 2);
            }
            closedUntil = until;
        }
    }

    synchronized long inFlight() {
        return Math.max(0, placed - ended);
    }

    /** How many may be under way by what was seen lately. */
    synchronized int allowed() {
        double seconds = HORIZON.toMillis() / 1000.0;
        return (int) Math.max(fewest, Math.min(ceiling, endedPerSecond() * seconds));
    }

    synchronized double endedPerSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Duration time =
                Duration.between(samples.getFirst().at(), samples.getLast().at());
        long orders = samples.getLast().ended() - samples.getFirst().ended();
        return time.isZero() ? 0 : orders * 1000.0 / time.toMillis();
    }

    private boolean isOpen() {
        return !clock.instant().isBefore(closedUntil) && inFlight() < allowed();
    }
}
