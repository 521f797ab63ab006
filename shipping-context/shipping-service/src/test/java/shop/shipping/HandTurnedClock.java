package shop.shipping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that a test turns on. */
public final class HandTurnedClock extends Clock {

    private final Supplier<Instant> base;
    private volatile Duration turned = Duration.ZERO;

    private HandTurnedClock(Supplier<Instant> base) {
        this.base = base;
    }

    /** One that stands still until it is turned. */
    public static HandTurnedClock at(Instant start) {
        return new HandTurnedClock(() -> start);
    }

    /** One that runs with the world's, ahead of it by what it is turned. */
    public static HandTurnedClock running() {
        return new HandTurnedClock(Instant::now);
    }

    public void turn(Duration by) {
        turned = turned.plus(by);
    }

    @Override
    public Instant instant() {
        return base.get().plus(turned);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is in UTC");
    }
}
