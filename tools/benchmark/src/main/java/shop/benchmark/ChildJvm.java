package shop.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which says on its first line that begins with {@code Ready} where it listens. */
final class ChildJvm implements AutoCloseable {

    /** What the node's README recommends for a small machine. */
    static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Pattern READY = Pattern.compile("^Ready.*? on [^ ]*:(\\d+).*$");

    private final Process process;
    private final Thread end;
    private final int port;
    private final Duration readyAfter;

    private ChildJvm(Process process, Thread end, int port, Duration readyAfter) {
        this.process = process;
        this.end = end;
        this.port = port;
        this.readyAfter = readyAfter;
    }

    /** Starts {@code java} with {@link #FLAGS} and these arguments, and waits until it is ready. */
    static ChildJvm start(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(arguments);
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread end = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(end);
            int port = awaitPort(process.inputReader());
            return new ChildJvm(process, end, port, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int awaitPort(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IllegalStateException("The server did not start; its reason is above.");
    }

    int port() {
        return port;
    }

    /** From the start of the process to its being ready. */
    Duration readyAfter() {
        return readyAfter;
    }

    /** What the process has computed so far, on all cores. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of memory that the process has just now; unknown elsewhere than on Linux. */
    OptionalLong resident() {
        return memory("VmRSS");
    }

    /** The most that it ever had. */
    OptionalLong mostResident() {
        return memory("VmHWM");
    }

    private OptionalLong memory(String what) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(what))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // The hook is just now ending what is left.
        }
    }
}
