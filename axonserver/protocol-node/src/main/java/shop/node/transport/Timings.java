package shop.node.transport;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How quickly messages of each name are handled: how many of late, how long they took, and how many failed. */
public final class Timings {

    private static final int SECONDS = 60;
    /** The quantiles are those of so many, the latest. */
    private static final int REMEMBERED = 512;

    private final Map<String, OfName> names = new ConcurrentHashMap<>();

    /**
     * What is told of one name.
     *
     * @param handled how many have ended since the start, errors included
     * @param errors how many of them failed
     * @param perSecond how many ended per second during the last minute
     * @param p50Millis in what time half of the latest 512 ended
     * @param p99Millis in what time 99 of 100 of them did
     */
    public record Told(long handled, long errors, double perSecond, double p50Millis, double p99Millis) {

        public static final Told NOTHING = new Told(0, 0, 0, 0, 0);
    }

    /** One has ended, so long after its arrival. */
    public void ended(String name, long nanos, boolean failed) {
        names.computeIfAbsent(name, any -> new OfName()).ended(System.nanoTime(), nanos, failed);
    }

    public Map<String, Told> told() {
        Map<String, Told> all = new TreeMap<>();
        names.forEach((name, each) -> all.put(name, each.told(System.nanoTime())));
        return all;
    }

    static final class OfName {
        private final long[] latest = new long[REMEMBERED];
        private final long[] counts = new long[SECONDS];
        private final long[] secondOf = new long[SECONDS];
        private long handled;
        private long errors;

        OfName() {
            Arrays.fill(secondOf, Long.MIN_VALUE);
        }

        synchronized void ended(long nowNanos, long nanos, boolean failed) {
            latest[(int) (handled % REMEMBERED)] = nanos;
            handled++;
            errors += failed ? 1 : 0;
            long second = TimeUnit.NANOSECONDS.toSeconds(nowNanos);
            int slot = (int) Math.floorMod(second, (long) SECONDS);
            if (secondOf[slot] != second) {
                secondOf[slot] = second;
                counts[slot] = 0;
            }
            counts[slot]++;
        }

        synchronized Told told(long nowNanos) {
            long[] sorted = Arrays.copyOf(latest, (int) Math.min(handled, REMEMBERED));
            Arrays.sort(sorted);
            long second = TimeUnit.NANOSECONDS.toSeconds(nowNanos);
            long recent = 0;
            for (int slot = 0; slot < SECONDS; slot++) {
                recent += second - secondOf[slot] < SECONDS && secondOf[slot] != Long.MIN_VALUE ? counts[slot] : 0;
            }
            return new Told(handled, errors, recent / (double) SECONDS, quantile(sorted, 0.5), quantile(sorted, 0.99));
        }

        private static double quantile(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
        }
    }
}
