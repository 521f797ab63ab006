package shop.benchmark.orders;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;

/** The command that measures what several instances of a service bring, and cost. */
@Command(
        name = "benchmark-instances",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts the whole system as many processes, on free ports and with data that is thrown away, and imports the same "
                    + "number of orders with one, two and three instances of a service, in one run.",
            "System and importer share this machine. Leave it alone meanwhile."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the figures are there, and all imports have reconciled",
            "1:the figures are there, and an import has found differences",
            "2:the command line cannot be read",
            "3:the system did not start, or went away",
            "4:the benchmark itself, or the importer, has failed"
        },
        exitCodeOnExecutionException = Measuring.FAILED)
public final class BenchmarkInstances extends Measuring {

    @Option(names = "--service", defaultValue = "order", description = "Of which there are several.")
    private String service = "";

    @Option(names = "--most", defaultValue = "3", description = "With how many instances the last import is made.")
    private int most;

    @Option(names = "--orders", defaultValue = "1500", description = "How many orders each import has.")
    private int orders;

    @Option(
            names = "--warm-up",
            defaultValue = "300",
            description = "How many orders are imported before each, and not counted.")
    private int warmUp;

    @Option(
            names = "--report",
            defaultValue = "data/benchmark-instances.txt",
            description = "Where the table is written.")
    private Path report = Path.of("");

    /**
     * What one import has shown.
     *
     * @param perSecond orders accepted, from the first placed to the last thing that happened to any
     * @param cpu of all processes, in milliseconds for each order
     * @param own of the instances of the service
     * @param readyAfter of the instance that came last, in seconds
     * @param memory of all processes, in MB
     * @param shares what each instance was handed of the service's commands, in parts of a hundred
     */
    private record Step(
            int instances,
            double perSecond,
            double cpu,
            double own,
            double readyAfter,
            long memory,
            List<Long> shares) {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new BenchmarkInstances()).execute(arguments);
    }

    @Override
    int measure(Path scratch) throws IOException {
        say("Starting one of each …");
        int worst = CommandLine.ExitCode.OK;
        try (ManyProcesses system = ManyProcesses.start(scratch.resolve("system"))) {
            List<Step> steps = new ArrayList<>();
            for (int instances = 1; instances <= most; instances++) {
                system.scale(service, instances);
                say("%d of %s: %d orders, of which %d count …".formatted(instances, service, warmUp + orders, orders));
                if (warmUp > 0) {
                    worst = Math.max(worst, imported(system, scratch.resolve("warm-up-" + instances), warmUp));
                }
                Instant begun = Instant.now();
                List<ManyProcesses.Instance> before = system.instances();
                Map<String, Long> taken = system.commandsTaken(service);
                worst = Math.max(worst, imported(system, scratch.resolve("orders-" + instances), orders));
                if (worst > DIFFERENCES) {
                    return worst;
                }
                steps.add(step(system, instances, begun, before, taken));
            }
            write(table(steps), report);
        }
        return worst;
    }

    private int imported(ManyProcesses system, Path folder, int howMany) {
        int made = GenerateOrders.run(
                "--folder=" + folder,
                "--orders=" + howMany,
                "--seed=" + folder.getFileName().hashCode(),
                "--answers-lost=0",
                "--unchanged");
        if (made != CommandLine.ExitCode.OK) {
            return made;
        }
        return ImportOrders.run(
                "--folder=" + folder,
                "--gateway=" + system.address("gateway"),
                "--psp=" + system.address("psp"),
                "--carrier=" + system.address("carrier"),
                "--report=" + folder.resolve("reconciliation.txt"));
    }

    private Step step(
            ManyProcesses system,
            int instances,
            Instant begun,
            List<ManyProcesses.Instance> before,
            Map<String, Long> taken) {
        List<ManyProcesses.Instance> after = system.instances();
        Lives lives = Lives.of(URI.create(system.address("gateway"))).since(begun);
        double count = Math.max(1, lives.count());
        List<Long> commands = system.commandsTaken(service).entrySet().stream()
                .map(each -> each.getValue() - taken.getOrDefault(each.getKey(), 0L))
                .toList();
        long all = Math.max(1, commands.stream().mapToLong(Long::longValue).sum());
        return new Step(
                instances,
                count / seconds(lives.span()),
                1e3 * (cpu(after, "") - cpu(before, "")) / count,
                1e3 * (cpu(after, service + "-") - cpu(before, service + "-")) / count,
                after.stream()
                        .filter(each -> each.isOf(service))
                        .reduce((earlier, later) -> later)
                        .map(ManyProcesses.Instance::readyAfter)
                        .orElse(0.0),
                after.stream().mapToLong(ManyProcesses.Instance::memory).sum(),
                commands.stream().map(each -> Math.round(100.0 * each / all)).toList());
    }

    private static double cpu(List<ManyProcesses.Instance> all, String beginning) {
        return all.stream()
                .filter(each -> each.name().startsWith(beginning))
                .mapToDouble(ManyProcesses.Instance::cpu)
                .sum();
    }

    private List<String> table(List<Step> steps) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "%d processors for system and importer; Java %s; %,d orders for each line, after %,d that do not count",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), orders, warmUp));
        lines.add("");
        lines.add(line(
                "%9s %9s %14s %14s %12s %9s  %s",
                service, "orders/s", "CPU per order", "of " + service, "ready after", "memory", "commands of each"));
        steps.forEach(step -> lines.add(line(
                "%9d %9.1f %11.1f ms %11.1f ms %10.1f s %6d MB  %s",
                step.instances(),
                step.perSecond(),
                step.cpu(),
                step.own(),
                step.readyAfter(),
                step.memory(),
                step.shares().stream().map(share -> share + " %").collect(Collectors.joining(", ")))));
        return lines;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static double seconds(Duration duration) {
        return Math.max(1, duration.toMillis()) / 1e3;
    }
}
