package shop.guard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * How much one caller may ask for, now: whoever changes the settings of a running service (a configuration store, for
 * instance) changes that within five seconds. What is no limit changes nothing.
 */
public final class LimitsInForce implements Supplier<Limits> {

    private static final Logger log = LoggerFactory.getLogger(LimitsInForce.class);
    private static final String SETTINGS = "shop.limits";
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Environment environment;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime() + EVERY_NANOS);
    private volatile Limits now;

    LimitsInForce(Environment environment, Limits atStart) {
        this.environment = environment;
        now = atStart;
    }

    @Override
    public Limits get() {
        long due = nextLook.get();
        long time = System.nanoTime();
        if (time - due >= 0 && nextLook.compareAndSet(due, time + EVERY_NANOS)) {
            look();
        }
        return now;
    }

    private void look() {
        try {
            Limits read = Binder.get(environment).bindOrCreate(SETTINGS, Limits.class);
            if (!read.equals(now)) {
                now = read;
                log.info("The limits have changed: {}", read);
            }
        } catch (BindException unusable) {
            log.warn("What {} says is no limit, and changes nothing: {}", SETTINGS, unusable.getMessage());
        }
    }
}
