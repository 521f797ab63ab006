package shop.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that measures the node beside the machine's own limits. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts nodes as processes of their own, with a long log, a short one and one that grows, loads them over "
                    + "their protocol, and reports medians beside what this machine's disk and gRPC alone achieve.",
            "Data is written under the folder and thrown away. Leave the machine alone meanwhile."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:the figures are there, whatever they say", "2:the command line cannot be read"})
public final class Benchmark implements Callable<Integer> {

    @Parameters(index = "0", description = "What is measured: node.", hidden = true)
    private String what = "";

    @Option(names = "--short", description = "A tenth of the events, one round: for a first look.")
    private boolean brief;

    @Option(
            names = "--folder",
            defaultValue = "data",
            description = "Where data is kept meanwhile; on the disk that is to be measured.")
    private Path folder = Path.of("");

    @Option(names = "--report", defaultValue = "data/benchmark-node.txt", description = "Where the table is written.")
    private Path report = Path.of("");

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!what.equals("node")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Only 'node' can be measured, not " + what);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        List<String> lines = run(brief ? Sizes.small() : Sizes.full(), folder, step -> {
            progress.println(step);
            progress.flush();
        });
        Path target = report.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Files.write(target, lines);
        lines.forEach(out::println);
        out.println("Report: " + report);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Measures in a new folder under this one, removes it again, and answers the table. */
    static List<String> run(Sizes sizes, Path folder, Consumer<String> progress) throws IOException {
        Files.createDirectories(folder);
        Path data = Files.createTempDirectory(folder, "benchmark-").toAbsolutePath();
        try (Bench bench = new Bench(sizes, data, progress)) {
            bench.run();
            return ResultTable.of(bench, sizes);
        } finally {
            remove(data);
        }
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
