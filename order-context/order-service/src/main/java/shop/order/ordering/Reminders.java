package shop.order.ordering;

import java.time.Duration;
import java.time.Instant;
import shop.order.api.RequestKind;

/**
 * ORD-12: how patiently an order waits before it asks again, by the world's clock. Each pause is three times as long as the one
 * before. What is given back may take weeks with any bank: it is asked after in days, and a person called after weeks. Once a
 * person is called, it is asked after as often as anything else.
 *
 * @param firstPause how long a request may be without an answer
 * @param longestPause no other pause gets longer
 * @param refundPause how long a refund may be without an answer; no pause before a person is called gets longer than nine times
 *     that
 * @param asked how often it is asked for in vain before a person is called
 */
public record Reminders(Duration firstPause, Duration longestPause, Duration refundPause, int asked) {

    private static final int FACTOR = 3;
    private static final int LONGEST_FOR_REFUNDS = FACTOR * FACTOR;

    Instant due(RequestKind request, Instant lastAsked, int repetitions) {
        boolean takesDays = request == RequestKind.REFUND && refundPause.compareTo(firstPause) > 0;
        Duration first = takesDays ? refundPause : firstPause;
        Duration longest =
                takesDays && repetitions < asked ? refundPause.multipliedBy(LONGEST_FOR_REFUNDS) : longestPause;
        Duration pause = first;
        for (int repetition = 0; repetition < repetitions && pause.compareTo(longest) < 0; repetition++) {
            pause = pause.multipliedBy(FACTOR);
        }
        return lastAsked.plus(pause.compareTo(longest) < 0 ? pause : longest);
    }
}
