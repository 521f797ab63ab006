package shop.quickstart.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of a system whose first process was killed, and that therefore nobody has stopped. */
final class Leftovers {

    /** In the data folder: the ids of the processes, a line each. */
    static final String FILE = "processes.pids";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Ends them, and tells how many there were. An id may be another program's by now: only our own are ended. */
    static int end(Path data) throws IOException, InterruptedException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        List<ProcessHandle> left = living(data);
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : left) {
            await(each);
        }
        Files.delete(file);
        return left.size();
    }

    /** Those that still run, of this data folder's system. */
    static List<ProcessHandle> living(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\d+"))
                .map(line -> ProcessHandle.of(Long.parseLong(line)))
                .flatMap(Optional::stream)
                .filter(process -> isOurs(process, data))
                .toList();
    }

    /** What tells a process of this data folder's system from those of another. */
    static List<String> mark(Path data, String instance) {
        return List.of("-Dshop.system=" + data.toAbsolutePath(), "-Dshop.instance=" + instance);
    }

    private static boolean isOurs(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(String.join(" ", mark(data, ""))))
                .isPresent();
    }

    private static void await(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            process.destroyForcibly();
        }
    }
}
