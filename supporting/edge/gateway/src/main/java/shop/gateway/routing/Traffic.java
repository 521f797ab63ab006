package shop.gateway.routing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How much each instance is asked, since this gateway started. */
public final class Traffic {

    private final Map<String, Counts> counts = new ConcurrentHashMap<>();

    private static final class Counts {
        private final AtomicLong asked = new AtomicLong();
        private final AtomicLong unanswered = new AtomicLong();
        private final AtomicLong takenOver = new AtomicLong();
        private final AtomicLong underWay = new AtomicLong();
    }

    /**
     * What this gateway knows of an instance.
     *
     * @param asked requests so far
     * @param unanswered those of them that brought no answer
     * @param takenOver those of the unanswered that another instance was asked instead
     * @param underWay requests that wait for the beginning of an answer
     */
    public record Load(long asked, long unanswered, long takenOver, long underWay) {

        static final Load NONE = new Load(0, 0, 0, 0);
    }

    public Load of(URI instance) {
        return Optional.ofNullable(counts.get(Addresses.authority(instance)))
                .map(each ->
                        new Load(each.asked.get(), each.unanswered.get(), each.takenOver.get(), each.underWay.get()))
                .orElse(Load.NONE);
    }

    Asked asks(URI instance) {
        Counts these = counts(instance);
        these.asked.incrementAndGet();
        these.underWay.incrementAndGet();
        return new Asked(these);
    }

    void asksAnother(URI instance) {
        counts(instance).takenOver.incrementAndGet();
    }

    private Counts counts(URI instance) {
        return counts.computeIfAbsent(Addresses.authority(instance), unknown -> new Counts());
    }

    /** A request that is under way. */
    static final class Asked implements AutoCloseable {

        private final Counts counts;
        private boolean answered;

        private Asked(Counts counts) {
            this.counts = counts;
        }

        void answered() {
            answered = true;
        }

        @Override
        public void close() {
            counts.underWay.decrementAndGet();
            if (!answered) {
                counts.unanswered.incrementAndGet();
            }
        }
    }
}
