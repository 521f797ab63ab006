package shop.node.vital;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The threads that must not die and the work that must not stand still. A thread that dies of whatever it was ends the
 * node: half a node would keep its clients waiting and tell nobody. What stands still, or fails again and again, may yet
 * recover; it shows in the node's health.
 */
public final class Vitals {

    private static final Logger LOG = System.getLogger(Vitals.class.getName());

    private final Consumer<String> ending;
    private final LongSupplier clock;
    private final Queue<Named> pulses = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private record Named(String name, Pulse pulse) {}

    /** The ending hears, once, in one sentence why the node cannot go on. It is called by the thread that dies. */
    public Vitals(Consumer<String> ending) {
        this(ending, System::nanoTime);
    }

    Vitals(Consumer<String> ending, LongSupplier clock) {
        this.ending = ending;
        this.clock = clock;
    }

    /** Makes threads without which the node cannot go on. */
    public ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dying, cause) -> lost("thread " + dying.getName(), cause));
            return thread;
        };
    }

    /** Says that something is gone for good. */
    public void lost(String what, Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            ending.accept("The node ends, because it has lost its %s: %s".formatted(what, cause));
        }
    }

    /** From now on what ends does so because it should. */
    public void leave() {
        ended.set(true);
    }

    /** A pulse more of a kind of work, by the name under which it shows in the health. */
    public Pulse pulse(String name) {
        Pulse pulse = new Pulse(clock);
        pulses.add(new Named(name, pulse));
        return pulse;
    }

    /**
     * A task to be run again and again by an executor, which would take any failure as the task's end, in silence: an
     * exception shows in the health until the task succeeds again, an error ends the node.
     */
    public Runnable repeated(String name, Runnable task) {
        Pulse pulse = pulse(name);
        return () -> {
            try {
                task.run();
                pulse.beat();
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "A periodic task failed: " + name, failure);
                pulse.failed(failure);
            } catch (Error error) {
                lost(name, error);
                throw error;
            }
        };
    }

    /** How each kind of work goes, by name: empty when it is well, else what is wrong. */
    public Map<String, Optional<String>> report() {
        Map<String, Optional<String>> report = new TreeMap<>();
        pulses.forEach(each -> report.merge(each.name(), each.pulse().trouble(), (one, other) -> one.or(() -> other)));
        return report;
    }
}
