package shop.benchmark;

import java.util.Locale;

/** Two figures of one run in relation, and the bound that the relation must keep: this is what holds on any machine. */
record Ratio(String name, double value, boolean atLeast, double bound) {

    static Ratio atLeast(double bound, String name, double value) {
        return new Ratio(name, value, true, bound);
    }

    static Ratio atMost(double bound, String name, double value) {
        return new Ratio(name, value, false, bound);
    }

    boolean holds() {
        return atLeast ? value >= bound : value <= bound;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-58s %8.2f   (%s %.1f: %s)",
                name,
                value,
                atLeast ? "at least" : "at most",
                bound,
                holds() ? "holds" : "MISSED");
    }
}
