package shop.simulators.carrier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.simulators.ledger.LedgerUnavailable;

/** Wakes when scans are due, and has all that are due played together, so that they share one trip to the disk. */
final class Journeys implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journeys.class);

    private final Clock clock;
    private final Consumer<List<Parcel>> scan;
    private final DelayQueue<Due> due = new DelayQueue<>();
    private final Thread thread = new Thread(this::run, "carrier-journeys");

    Journeys(Clock clock, Consumer<List<Parcel>> scan) {
        this.clock = clock;
        this.scan = scan;
        thread.setDaemon(true);
        thread.start();
    }

    /** A parcel whose next scan happens at a moment. */
    private final class Due implements Delayed {

        private final Parcel parcel;
        private final Instant moment;

        Due(Parcel parcel, Instant moment) {
            this.parcel = parcel;
            this.moment = moment;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), moment));
        }

        @Override
        public int compareTo(Delayed other) {
            return moment.compareTo(((Due) other).moment);
        }
    }

    /**
     * Has the parcel's next scan played when it is due, if one is still to come. Called by whoever holds the desk's
     * lock.
     */
    void follow(Parcel parcel) {
        parcel.nextScanDue().ifPresent(moment -> due.add(new Due(parcel, moment)));
    }

    private void run() {
        try {
            while (true) {
                List<Parcel> now = new ArrayList<>();
                now.add(due.take().parcel);
                List<Due> others = new ArrayList<>();
                due.drainTo(others);
                others.forEach(other -> now.add(other.parcel));
                scan.accept(now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerUnavailable e) {
            LOG.warn("{}: no more scans until the next start", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
