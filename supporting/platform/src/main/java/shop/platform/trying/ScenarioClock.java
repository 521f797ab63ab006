package shop.platform.trying;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * The clock that aggregates and their events are read by: the moment of a scenario for whoever plays one, and the world's for all
 * others. The framework has one for all, so it is put in its place when the first scenario is played.
 */
final class ScenarioClock extends Clock {

    private static final ThreadLocal<Instant> MOMENT = new ThreadLocal<>();

    private final Clock world;

    private ScenarioClock(Clock world) {
        this.world = world;
    }

    /** What comes of something that is done at this moment. */
    static <T> T at(Instant moment, Supplier<T> done) {
        putInPlace();
        MOMENT.set(moment);
        try {
            return done.get();
        } finally {
            MOMENT.remove();
        }
    }

    /** For handlers that ask for a clock. */
    static Clock clock() {
        putInPlace();
        return GenericEventMessage.clock;
    }

    private static synchronized void putInPlace() {
        if (!(GenericEventMessage.clock instanceof ScenarioClock)) {
            GenericEventMessage.clock = new ScenarioClock(GenericEventMessage.clock);
        }
    }

    @Override
    public Instant instant() {
        Instant moment = MOMENT.get();
        return moment == null ? world.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ScenarioClock(world.withZone(zone));
    }
}
