package shop.benchmark.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The table, as it stands on the console and in the file. */
final class OrdersTable {

    private static final String UNKNOWN = "unknown here";

    private OrdersTable() {}

    /**
     * @param spent what the system did and computed during the import
     * @param importer what the importer computed meanwhile
     */
    static List<String> of(
            SystemProcess system, Lives lives, Counts spent, Optional<Duration> importer, List<String> jvm) {
        double seconds = Math.max(1, lives.span().toMillis()) / 1e3;
        double orders = Math.max(1, lives.count());
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "%d processors for system and importer; Java %s; the system with %s, ready after %.1f s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", jvm),
                system.readyAfter().toMillis() / 1e3));
        lines.add("");
        lines.add(row("orders accepted", "%,d in %.1f s", lives.count(), seconds));
        lines.add(row("  per second", "%,.1f", lives.count() / seconds));
        lines.add(row("commands", "%,d", spent.commands()));
        lines.add(row("  per second", "%,.0f", spent.commands() / seconds));
        lines.add(row("  per order", "%.1f", spent.commands() / orders));
        lines.add(row("events", "%,d", spent.events()));
        lines.add(row("  per second", "%,.0f", spent.events() / seconds));
        lines.add(row("  per order", "%.1f", spent.events() / orders));
        lines.add(cpu("CPU of the system per order", spent.cpu(), orders));
        lines.add(cpu("CPU of the importer per order", importer, orders));
        latency(lines, "placed to confirmed", lives.until("OrderConfirmed"));
        latency(lines, "placed to closed", lives.until("OrderClosed"));
        OptionalLong resident = system.resident();
        lines.add(
                resident.isPresent()
                        ? row("resident memory at the end", "%,d MB", resident.getAsLong() >> 20)
                        : row("resident memory at the end", UNKNOWN));
        return lines;
    }

    static String cpu(String name, Optional<Duration> spent, double orders) {
        return spent.map(cpu -> row(name, "%.1f ms", cpu.toMillis() / orders)).orElse(row(name, UNKNOWN));
    }

    private static void latency(List<String> lines, String what, List<Duration> sorted) {
        lines.add(row(what + ", orders", "%,d", sorted.size()));
        if (!sorted.isEmpty()) {
            lines.add(row("  median", "%.1f s", at(sorted, 0.5)));
            lines.add(row("  90 of 100 within", "%.1f s", at(sorted, 0.9)));
        }
    }

    private static double at(List<Duration> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))).toMillis() / 1e3;
    }

    private static String row(String name, String format, Object... values) {
        return line("%-32s %18s", name, line(format, values));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
