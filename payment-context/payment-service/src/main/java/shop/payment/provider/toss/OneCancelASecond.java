package shop.payment.provider.toss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import shop.payment.provider.NotUnderstood;

/**
 * Rule of Toss Payments: of several cancels of one payment within a second only the first is processed
 * (docs.tosspayments.com/guides/apis/cancel-payment). Another instance of this service is not heard of here; what
 * Toss Payments then does not do is missing from its answer, and asked for again.
 */
final class OneCancelASecond {

    private static final int REMEMBERED = 1000;

    private final CountDownLatch never = new CountDownLatch(1);
    private final Clock clock;
    private final Duration pause;
    private final Map<String, Instant> next = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    OneCancelASecond(Clock clock) {
        this(clock, Duration.ofMillis(1100));
    }

    /** @param pause of another length, for tests */
    OneCancelASecond(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Returns when it is this cancel's turn. */
    void await(String paymentKey) {
        Instant turn = turn(paymentKey);
        try {
            for (Instant now = clock.instant(); now.isBefore(turn); now = clock.instant()) {
                never.await(Duration.between(now, turn).toMillis() + 1, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotUnderstood("nothing, since this service ends");
        }
    }

    /** When Toss Payments has made it, only the end of the call tells: the next one's second is counted from there. */
    synchronized void ended(String paymentKey) {
        Instant free = clock.instant().plus(pause);
        next.merge(paymentKey, free, (planned, after) -> planned.isAfter(after) ? planned : after);
    }

    private synchronized Instant turn(String paymentKey) {
        Instant now = clock.instant();
        Instant turn = next.getOrDefault(paymentKey, now);
        turn = turn.isBefore(now) ? now : turn;
        next.put(paymentKey, turn.plus(pause));
        return turn;
    }
}
