package shop.payment.asking;

import java.time.Duration;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a payment waits to hear from the provider; gone as soon as it has heard it. A payment waits for one thing at a time.
 *
 * @param paymentId whose question it is
 * @param key of the request without outcome; empty when it is the payer who is awaited
 * @param kind the fact that raised the question
 * @param repeats how often it was put again
 * @param due when it is put again if it is still open then
 */
@Document("open-questions")
record OpenQuestion(
        @Id String paymentId,
        String key,
        String kind,
        int repeats,
        @Indexed Instant due) {

    private static final int MOST_DOUBLINGS = 30;

    /** The pause after it was put again: each is twice as long as the one before, until they are long enough. */
    Duration pause(Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(repeats + 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
