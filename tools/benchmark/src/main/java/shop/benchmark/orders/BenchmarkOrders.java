package shop.benchmark.orders;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;

/** The command that measures how many orders the whole system brings to their ends, and at what cost. */
@Command(
        name = "benchmark-orders",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts a system as a process of its own, on free ports and with data that is thrown away, imports a folder of "
                    + "orders, and reports throughput, cost and latency.",
            "System and importer share this machine. Leave it alone meanwhile."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the figures are there, and the import has reconciled",
            "1:the figures are there, and the import has found differences",
            "2:the command line or the folder cannot be read",
            "3:the system did not start, or went away",
            "4:the benchmark itself, or the importer, has failed"
        },
        exitCodeOnExecutionException = Measuring.FAILED)
public final class BenchmarkOrders extends Measuring {

    private static final String RECONCILIATION = "benchmark-orders-reconciliation.txt";

    @Option(
            names = "--folder",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Orders to import, as for -Dimport (default: as many as --orders says are made up).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--orders", defaultValue = "1000", description = "How many are made up.")
    private int orders;

    @Option(names = "--seed", defaultValue = "1", description = "What chance begins with when orders are made up.")
    private long seed;

    @Option(
            names = "--jvm",
            split = " ",
            defaultValue = "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m",
            description = "Options of the system's JVM.")
    private List<String> jvm = List.of();

    @Option(
            names = "--report",
            defaultValue = "data/benchmark-orders.txt",
            description = "Where the table is written; the reconciliation is written beside it.")
    private Path report = Path.of("");

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new BenchmarkOrders()).execute(arguments);
    }

    @Override
    int measure(Path scratch) throws IOException {
        Path files = folder.orElse(scratch.resolve("orders"));
        int made = folder.isPresent() ? CommandLine.ExitCode.OK : makeUp(files);
        if (made != CommandLine.ExitCode.OK) {
            return made;
        }
        say("Starting a system of its own …");
        try (SystemProcess system = SystemProcess.start(jvm, scratch.resolve("system"))) {
            say("Ready after %.1f s; importing %s …".formatted(seconds(system.readyAfter()), files));
            Counts before = Counts.of(system);
            Optional<Duration> ownBefore = ownCpu();
            int status = ImportOrders.run(
                    "--folder=" + files,
                    "--gateway=" + system.address("gateway"),
                    "--psp=" + system.address("psp"),
                    "--carrier=" + system.address("carrier"),
                    "--report=" + report.resolveSibling(RECONCILIATION));
            if (status != CommandLine.ExitCode.OK && status != DIFFERENCES) {
                return status;
            }
            Optional<Duration> own = ownCpu().flatMap(now -> ownBefore.map(now::minus));
            Counts spent = Counts.of(system).since(before);
            Lives lives = Lives.of(URI.create(system.address("gateway")));
            write(OrdersTable.of(system, lives, spent, own, jvm), report);
            return status;
        }
    }

    /** With nothing done about them afterwards: so the figures stay comparable. */
    private int makeUp(Path target) {
        return GenerateOrders.run("--folder=" + target, "--orders=" + orders, "--seed=" + seed, "--unchanged");
    }

    private static Optional<Duration> ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
