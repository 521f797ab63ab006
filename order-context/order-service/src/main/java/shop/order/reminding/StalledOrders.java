package shop.order.reminding;

import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How many orders stood still at the last round (ORD-12). Whoever asks for the health does not wait for the store: the round
 * counts.
 */
final class StalledOrders implements HealthIndicator {

    private final LongSupplier stalled;
    private volatile long counted;

    StalledOrders(LongSupplier stalled) {
        this.stalled = stalled;
    }

    void count() {
        counted = stalled.getAsLong();
    }

    @Override
    public Health health() {
        return Health.up().withDetail("standStill", counted).build();
    }
}
