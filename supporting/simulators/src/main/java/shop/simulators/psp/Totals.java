package shop.simulators.psp;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Running sums of the book, in minor units, per method and currency. They have no bound: whatever is in the book can be summed.
 *
 * <p>For every method and currency: authorised = captured + voided + what is still open or lapsed. What is paid at
 * once counts as authorised and captured. A pending payment counts in neither until the customer pays. A refund counts
 * once it is accepted, and no longer when it fails. What is paid after it was declined or called off counts as that, too.
 */
final class Totals {

    private final Map<Sum, Map<Method, Map<String, BigInteger>>> sums = new EnumMap<>(Sum.class);
    private final Map<String, Long> counts = new TreeMap<>();

    /** What is added up. */
    enum Sum {
        AUTHORIZED,
        CAPTURED,
        REFUNDED,
        VOIDED,
        DECLINED,
        PENDING,
        /** Pending payments that the shop no longer wants. */
        CALLED_OFF
    }

    /**
     * Counts an entry.
     *
     * @param before how its authorisation stood before the entry
     */
    void count(Entry entry, Status before) {
        counts.merge(entry.type() + "." + entry.status().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
        if (entry instanceof Entry.Authorization || entry instanceof Entry.LatePayment) {
            countOutcome(entry);
        } else if (entry instanceof Entry.CustomerDecision) {
            add(Sum.PENDING, entry, -1);
            countOutcome(entry);
        } else if (entry instanceof Entry.Capture && entry.status() == Status.CAPTURED) {
            add(Sum.CAPTURED, entry, 1);
        } else if (entry instanceof Entry.Void && before == Status.PENDING) {
            add(Sum.PENDING, entry, -1);
            add(Sum.CALLED_OFF, entry, 1);
        } else if (entry instanceof Entry.Void) {
            add(Sum.VOIDED, entry, 1);
        } else if (entry instanceof Entry.Refund) {
            add(Sum.REFUNDED, entry, 1);
        } else if (entry instanceof Entry.RefundFailure) {
            add(Sum.REFUNDED, entry, -1);
        }
    }

    private void countOutcome(Entry entry) {
        switch (entry.status()) {
            case AUTHORIZED -> add(Sum.AUTHORIZED, entry, 1);
            case PAID -> {
                add(Sum.AUTHORIZED, entry, 1);
                add(Sum.CAPTURED, entry, 1);
            }
            case PENDING -> add(Sum.PENDING, entry, 1);
            default -> add(Sum.DECLINED, entry, 1);
        }
    }

    private void add(Sum sum, Entry entry, int sign) {
        sums.computeIfAbsent(sum, first -> new EnumMap<>(Method.class))
                .computeIfAbsent(entry.method(), method -> new TreeMap<>())
                .merge(
                        entry.amount().currency(),
                        BigInteger.valueOf(sign * entry.amount().minor()),
                        BigInteger::add);
    }

    /** A copy of one sum; methods and currencies that never occurred are absent. */
    Map<Method, Map<String, BigInteger>> sum(Sum sum) {
        Map<Method, Map<String, BigInteger>> copy = new TreeMap<>();
        sums.getOrDefault(sum, Map.of()).forEach((method, currencies) -> copy.put(method, new TreeMap<>(currencies)));
        return copy;
    }

    /** How many entries there are, such as {@code capture.captured}. */
    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
