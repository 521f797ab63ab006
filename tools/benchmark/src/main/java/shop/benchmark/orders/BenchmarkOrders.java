package shop.benchmark.orders;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
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
            "3:the system did not start, or went away"
        })
public final class BenchmarkOrders implements Callable<Integer> {

    private static final String RECONCILIATION = "benchmark-orders-reconciliation.txt";
    private static final int DIFFERENCES = 1;
    private static final int NO_SYSTEM = 3;

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

    @Option(names = "--data", defaultValue = "data", description = "Under which folder data is kept meanwhile.")
    private Path data = Path.of("");

    @Option(
            names = "--report",
            defaultValue = "data/benchmark-orders.txt",
            description = "Where the table is written; the reconciliation is written beside it.")
    private Path report = Path.of("");

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new BenchmarkOrders()).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(data);
        Path scratch = Files.createTempDirectory(data, "benchmark-").toAbsolutePath();
        int status = NO_SYSTEM;
        try {
            status = measure(scratch);
        } catch (SystemAway away) {
            spec.commandLine().getErr().println(away.getMessage());
        }
        if (status == CommandLine.ExitCode.OK) {
            remove(scratch);
        } else {
            spec.commandLine().getErr().println("What the system wrote, its log among it, is kept in " + scratch);
        }
        return status;
    }

    private int measure(Path scratch) throws IOException {
        Path files = folder.orElseGet(() -> madeUp(scratch.resolve("orders")));
        say("Starting a system of its own …");
        try (SystemProcess system = SystemProcess.start(jvm, scratch.resolve("system"))) {
            say("Ready after %.1f s; importing %s …".formatted(seconds(system.readyAfter()), files));
            Counts before = Counts.of(system);
            Duration ownBefore = ownCpu();
            int status = ImportOrders.run(
                    "--folder=" + files,
                    "--gateway=" + system.address("gateway"),
                    "--psp=" + system.address("psp"),
                    "--carrier=" + system.address("carrier"),
                    "--report=" + report.resolveSibling(RECONCILIATION));
            if (status != CommandLine.ExitCode.OK && status != DIFFERENCES) {
                return status;
            }
            Duration own = ownCpu().minus(ownBefore);
            Counts spent = Counts.of(system).since(before);
            Lives lives = Lives.of(URI.create(system.address("gateway")));
            write(OrdersTable.of(system, lives, spent, own, jvm));
            return status;
        }
    }

    /** With nothing done about them afterwards: so the figures stay comparable. */
    private Path madeUp(Path target) {
        GenerateOrders.run("--folder=" + target, "--orders=" + orders, "--seed=" + seed, "--unchanged");
        return target;
    }

    private void write(List<String> lines) throws IOException {
        Path target = report.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Files.write(target, lines);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        lines.forEach(out::println);
        out.println("Report: " + report);
        out.flush();
    }

    private void say(String step) {
        spec.commandLine().getErr().println(step);
        spec.commandLine().getErr().flush();
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
