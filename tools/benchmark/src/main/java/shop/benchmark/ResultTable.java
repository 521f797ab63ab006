package shop.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, as it stands on the console and in the file. */
final class ResultTable {

    private ResultTable() {}

    static List<String> of(Bench bench, Sizes sizes) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "%d processors, clients included; Java %s; the servers with %s; medians of %d rounds",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", ChildJvm.FLAGS),
                sizes.rounds()));
        lines.add("");
        lines.add(
                line("%-42s %7s %12s %9s %9s %12s", "", "clients", "per second", "p50 ms", "p99 ms", "server CPU us"));
        bench.groups().forEach((group, rows) -> {
            lines.add(group);
            rows.forEach(row -> lines.add(line(
                    "  %-40s %7d %,12.0f %9s %9s %12s",
                    row.name(),
                    row.clients(),
                    row.perSecond(),
                    orNothing("%.3f", row.p50Millis()),
                    orNothing("%.3f", row.p99Millis()),
                    orNothing("%.1f", row.cpuMicros()))));
        });
        lines.add("Start-up and memory");
        bench.startUps()
                .forEach(starts -> lines.add(line(
                        "  %-40s ready after %,.0f ms; %s resident at rest",
                        starts.name(), starts.readyMillis(), orNothing("%.0f MB", starts.restingMegabytes()))));
        bench.memory().forEach(each -> lines.add("  resident with " + each));
        lines.add("Ratios");
        bench.ratios().forEach(ratio -> lines.add(ratio.line()));
        return lines;
    }

    private static String orNothing(String format, double value) {
        return value == 0 ? "-" : line(format, value);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
