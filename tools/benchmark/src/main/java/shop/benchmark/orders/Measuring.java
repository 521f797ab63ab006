package shop.benchmark.orders;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that measures a system of its own; what that wrote is thrown away, unless something went wrong. */
abstract class Measuring implements Callable<Integer> {

    /** The three books do not agree. */
    static final int DIFFERENCES = 1;

    static final int FAILED = 4;

    private static final int NO_SYSTEM = 3;

    @Option(names = "--data", defaultValue = "data", description = "Under which folder data is kept meanwhile.")
    private Path data = Path.of("");

    @Spec
    private CommandSpec spec;

    /**
     * Starts a system and measures it.
     *
     * @param scratch where all that it writes goes
     * @return the exit status
     * @throws SystemAway when it does not start, or does not answer any more
     */
    abstract int measure(Path scratch) throws IOException;

    @Override
    public final Integer call() throws IOException {
        Files.createDirectories(data);
        Path scratch = Files.createTempDirectory(data, "benchmark-").toAbsolutePath();
        int status = NO_SYSTEM;
        try {
            status = measure(scratch);
        } catch (SystemAway away) {
            say(away.getMessage());
        }
        if (status == CommandLine.ExitCode.OK) {
            remove(scratch);
        } else {
            say("What the system wrote, its logs among it, is kept in " + scratch);
        }
        return status;
    }

    final void write(List<String> lines, Path report) throws IOException {
        Path target = report.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Files.write(target, lines);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        lines.forEach(out::println);
        out.println("Report: " + report);
        out.flush();
    }

    final void say(String step) {
        spec.commandLine().getErr().println(step);
        spec.commandLine().getErr().flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
