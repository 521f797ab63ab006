package shop.platform.processing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a service's event processors do at once.
 *
 * @param segments into how many shares each processor's work is split, at its first start
 * @param batch how many events are processed between two writes of a projection, at the most
 * @param pause how much time lies between two writes of a projection or list at least, while there is more to write; what
 *     comes after a longer rest is written at once
 * @param parked how many events of each processor may be parked
 * @param claim how long an instance may be silent before another takes its shares over; at least two seconds
 * @param moment for how long an event may wait before its share is told as behind
 */
@ConfigurationProperties("shop.processing")
public record Processing(
        @DefaultValue("4") int segments,
        @DefaultValue("100") int batch,
        @DefaultValue("100ms") Duration pause,
        @DefaultValue("10000") int parked,
        @DefaultValue("10s") Duration claim,
        @DefaultValue("10s") Duration moment) {

    private static final Duration SHORTEST_CLAIM = Duration.ofSeconds(2);

    public Processing {
        if (claim.compareTo(SHORTEST_CLAIM) < 0) {
            throw new IllegalArgumentException("shop.processing.claim is " + claim + "; an instance needs "
                    + SHORTEST_CLAIM + " to renew its claims");
        }
    }
}
