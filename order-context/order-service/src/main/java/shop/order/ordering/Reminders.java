package shop.order.ordering;

import java.time.Duration;
import java.time.Instant;
import shop.order.api.RequestKind;

/**
 * ORD-12: how patiently an order waits before it asks again, by the world's clock. Each pause is three times as long as the one
 * before. What is given back may take its days with any bank, and is not asked after sooner.
 *
 * @param firstPause how long a request may be without an answer
 * @param longestPause no pause gets longer
 * @param refundPause how long a refund may be without an answer, and the shortest pause after that
 * @param asked how often it is asked for in vain before a person is called
 */
public record Reminders(Duration firstPause, Duration longestPause, Duration refundPause, int asked) {

    private static final int FACTOR = 3;

    Instant due(RequestKind request, Instant lastAsked, int repetitions) {
        Duration pause = firstPause;
        for (int repetition = 0; repetition < repetitions && pause.compareTo(longestPause) < 0; repetition++) {
            pause = pause.multipliedBy(FACTOR);
        }
        Duration bounded = pause.compareTo(longestPause) < 0 ? pause : longestPause;
        boolean takesDays = request == RequestKind.REFUND && refundPause.compareTo(bounded) > 0;
        return lastAsked.plus(takesDays ? refundPause : bounded);
    }
}
