package shop.benchmark.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The table, as it stands on the console and in the file: a column for the shop, one for the no-op application. */
final class OrdersTable {

    private static final String NOTHING = "";
    private static final String UNKNOWN = "unknown here";

    private final SystemProcess shop;
    private final Turn shops;
    private final SystemProcess noOp;
    private final Turn noOps;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param shops what the shop did and computed in all turns that count
     * @param noOps what the no-op application did in as many
     */
    OrdersTable(SystemProcess shop, Turn shops, SystemProcess noOp, Turn noOps) {
        this.shop = shop;
        this.shops = shops;
        this.noOp = noOp;
        this.noOps = noOps;
    }

    /**
     * @param turns how many each had
     * @param counted how many of them count
     * @param lives of the orders in those that count
     */
    List<String> lines(int turns, int counted, Lives lives, List<String> jvm) {
        lines.add(line(
                "%d processors for both systems and the importer; Java %s; each with %s; the shop ready after %.1f s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", jvm),
                shop.readyAfter().toMillis() / 1e3));
        lines.add(line("%d turns of each, one after the other, of which the last %d count", turns, counted));
        lines.add("");
        row(NOTHING, "shop", "no-op Axon application");
        row("orders accepted", accepted(shops), accepted(noOps));
        row("  per second", "%,.1f", shops.perSecond(), noOps.perSecond());
        counts("commands", shops.work().commands(), noOps.work().commands());
        counts("events", shops.work().events(), noOps.work().events());
        row(
                "CPU of the system per order",
                cpu(shops.work().cpu(), shops.orders()),
                cpu(noOps.work().cpu(), noOps.orders()));
        row("  and for the importer's reads", cpu(shops.reads(), shops.orders()), NOTHING);
        row("CPU of the importer per order", cpu(shops.importer(), shops.orders()), NOTHING);
        latency("placed to confirmed", lives.until("OrderConfirmed"));
        latency("placed to closed", lives.until("OrderClosed"));
        row("resident memory at the end", megabytes(shop.resident()), megabytes(noOp.resident()));
        lines.add("");
        row("ratio to a no-op Axon application", line("%.2f", shops.perSecond() / noOps.perSecond()), NOTHING);
        row("  by CPU per order", ratio(noOps.work().cpu(), shops.work().cpu()), NOTHING);
        return List.copyOf(lines);
    }

    static String cpu(Optional<Duration> spent, long orders) {
        return spent.map(cpu -> line("%.1f ms", cpu.toMillis() / (double) Math.max(1, orders)))
                .orElse(UNKNOWN);
    }

    /** Of as many orders on both sides. */
    private static String ratio(Optional<Duration> one, Optional<Duration> other) {
        return one.flatMap(mine ->
                        other.map(its -> line("%.2f", mine.toMillis() / (double) Math.max(1, its.toMillis()))))
                .orElse(UNKNOWN);
    }

    private static String accepted(Turn turn) {
        return line("%,d in %.1f s", turn.orders(), turn.seconds());
    }

    private void counts(String what, long ofShop, long ofNoOp) {
        row(what, "%,.0f", ofShop, ofNoOp);
        row("  per second", "%,.0f", ofShop / shops.seconds(), ofNoOp / noOps.seconds());
        row("  per order", "%.1f", shops.perOrder(ofShop), noOps.perOrder(ofNoOp));
    }

    private void latency(String what, List<Duration> sorted) {
        row(what + ", orders", line("%,d", sorted.size()), NOTHING);
        if (!sorted.isEmpty()) {
            row("  median", line("%.1f s", at(sorted, 0.5)), NOTHING);
            row("  90 of 100 within", line("%.1f s", at(sorted, 0.9)), NOTHING);
        }
    }

    private static double at(List<Duration> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))).toMillis() / 1e3;
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? line("%,d MB", bytes.getAsLong() >> 20) : UNKNOWN;
    }

    private void row(String name, String format, double ofShop, double ofNoOp) {
        row(name, line(format, ofShop), line(format, ofNoOp));
    }

    private void row(String name, String ofShop, String ofNoOp) {
        lines.add(line("%-34s %18s %24s", name, ofShop, ofNoOp).stripTrailing());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
