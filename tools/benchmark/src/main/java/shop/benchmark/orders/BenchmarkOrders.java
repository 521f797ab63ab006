package shop.benchmark.orders;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;

/**
 * The command that measures how many orders the whole system brings to their ends, and at what cost, beside what the same
 * number of commands and events costs an Axon application that does nothing.
 */
@Command(
        name = "benchmark-orders",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts the shop and a no-op Axon application, each as a process of its own, on free ports and with data that is "
                    + "thrown away. They take turns: the shop imports a part of a folder of orders, the other sends and records "
                    + "as many commands and events and does nothing about them. Of the last third of the turns it reports "
                    + "throughput, cost and latency, and the ratio of both.",
            "Both systems and the importer share this machine. Leave it alone meanwhile."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the figures are there, and the import has reconciled",
            "1:the figures are there, and the import has found differences",
            "2:the command line or the folder cannot be read",
            "3:a system did not start, or went away",
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

    @Option(names = "--orders", defaultValue = "3000", description = "How many are made up, for all turns together.")
    private int orders;

    @Option(names = "--seed", defaultValue = "1", description = "What chance begins with when orders are made up.")
    private long seed;

    @Option(
            names = "--turns",
            defaultValue = "6",
            description = "How many each has; the last third of them count, the others warm up.")
    private int turns;

    @Option(
            names = "--jvm",
            split = " ",
            defaultValue = "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m",
            description = "Options of each system's JVM.")
    private List<String> jvm = List.of();

    @Option(
            names = "--report",
            defaultValue = "data/benchmark-orders.txt",
            description = "Where the table is written; the reconciliation is written beside it.")
    private Path report = Path.of("");

    private final List<Turn> shops = new ArrayList<>();
    private final List<Turn> noOps = new ArrayList<>();
    private int status = CommandLine.ExitCode.OK;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new BenchmarkOrders()).execute(arguments);
    }

    @Override
    int measure(Path scratch) throws IOException {
        if (turns < 1) {
            say("--turns is " + turns + "; each needs one at least");
            return CommandLine.ExitCode.USAGE;
        }
        Path files = folder.orElse(scratch.resolve("orders"));
        int made = folder.isPresent() ? CommandLine.ExitCode.OK : makeUp(files);
        if (made != CommandLine.ExitCode.OK) {
            return made;
        }
        say("Starting the shop …");
        try (SystemProcess shop = SystemProcess.shop(jvm, scratch.resolve("system"))) {
            say("Ready after %.1f s; importing %s, in %d parts …".formatted(seconds(shop.readyAfter()), files, turns));
            if (!shopsTurn(shop, files, scratch)) {
                return status;
            }
            say("Starting a no-op Axon application …");
            try (NoOpProcess noOp = NoOpProcess.start(jvm, scratch.resolve("no-op"), shop)) {
                noOpsTurn(noOp);
                while (shops.size() < turns) {
                    if (!shopsTurn(shop, files, scratch)) {
                        return status;
                    }
                    noOpsTurn(noOp);
                }
                Lives lives = Lives.of(URI.create(shop.address("gateway")))
                        .since(counted(shops).get(0).begun());
                write(
                        new OrdersTable(
                                        shop,
                                        Turn.together(counted(shops)),
                                        noOp.system(),
                                        Turn.together(counted(noOps)))
                                .lines(turns, counted(shops).size(), lives, jvm),
                        report);
            }
        }
        return status;
    }

    /** Whether it could be made. A later import's report takes the place of an earlier one's unless that has differences. */
    private boolean shopsTurn(SystemProcess shop, Path files, Path scratch) {
        Path reconciliation = status == CommandLine.ExitCode.OK
                ? report.resolveSibling(RECONCILIATION)
                : scratch.resolve("reconciliation-" + shops.size() + ".txt");
        ImportMeter meter = new ImportMeter(shop);
        int imported = ImportOrders.run(
                meter,
                "--folder=" + files,
                "--part=" + (shops.size() + 1) + "/" + turns,
                "--gateway=" + shop.address("gateway"),
                "--psp=" + shop.address("psp"),
                "--carrier=" + shop.address("carrier"),
                "--report=" + reconciliation);
        status = Math.max(status, imported);
        if (imported > DIFFERENCES) {
            return false;
        }
        Turn turn = meter.turn();
        shops.add(turn);
        say("%d of %d: the shop has done %,d orders in %.1f s"
                .formatted(shops.size(), turns, turn.orders(), turn.seconds()));
        return true;
    }

    private void noOpsTurn(NoOpProcess noOp) {
        Turn turn = noOp.turn(shops.get(shops.size() - 1));
        noOps.add(turn);
        say("%d of %d: the no-op has done as many in %.1f s".formatted(noOps.size(), turns, turn.seconds()));
    }

    private static List<Turn> counted(List<Turn> all) {
        return all.subList(all.size() - (all.size() + 2) / 3, all.size());
    }

    /** With nothing done about them afterwards: so the figures stay comparable. */
    private int makeUp(Path target) {
        return GenerateOrders.run("--folder=" + target, "--orders=" + orders, "--seed=" + seed, "--unchanged");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
