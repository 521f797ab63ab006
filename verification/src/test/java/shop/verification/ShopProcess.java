package shop.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The quickstart as a process of its own, which can be killed. */
final class ShopProcess implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Thread reader = new Thread(this::read, "quickstart-output");

    private ShopProcess(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    static ShopProcess start(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "shop.quickstart.QuickstartMain"));
        command.addAll(List.of(arguments));
        try {
            return new ShopProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            lines.add("(output ended: " + ended.getMessage() + ")");
        }
    }

    String output() {
        return String.join("\n", lines);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What Ctrl-C does, by the signal that a job in the background does not ignore. */
    void interrupt() {
        signal("TERM");
    }

    /** What a power failure does, as far as the process can tell. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it ended within a bound, and all that it said is here */
    boolean ends() throws InterruptedException {
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(60));
        return ended && !reader.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
