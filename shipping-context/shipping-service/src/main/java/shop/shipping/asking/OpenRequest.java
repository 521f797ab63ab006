package shop.shipping.asking;

import java.time.Duration;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a shipment waits to hear from the carrier; gone as soon as it has heard it. A shipment asks for one thing at a time.
 *
 * @param shipmentId whose request it is
 * @param key under which the carrier is asked
 * @param repeats how often it was made again
 * @param due when it is made again if it is still open then
 */
@Document("open-requests")
record OpenRequest(
        @Id String shipmentId,
        String key,
        int repeats,
        @Indexed Instant due) {

    private static final int MOST_DOUBLINGS = 30;

    /** The pause after it was made again: each is twice as long as the one before, until they are long enough. */
    Duration pause(Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(repeats + 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
