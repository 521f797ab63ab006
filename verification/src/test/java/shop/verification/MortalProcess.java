package shop.verification;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program in a process of its own, to which a test does what happens to processes. */
final class MortalProcess {

    private static final Pattern DEBUGGER = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");
    private static final long PATIENCE_SECONDS = 120;

    private final Path log;
    private final List<String> command;
    private Optional<Process> process = Optional.empty();

    /** How often an error has struck it since it was started. */
    private int strikes;

    /**
     * Names what is to run; it does not run yet.
     *
     * @param log where all goes that it says
     * @param properties system properties, as the command line has them
     */
    MortalProcess(Path log, String program, List<String> properties, List<String> arguments) {
        this.log = log;
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx224m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
                "-Daxoniq.update-checker.disabled=true"));
        all.addAll(properties);
        all.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        all.addAll(List.of(Inside.class.getName(), program));
        all.addAll(arguments);
        this.command = List.copyOf(all);
    }

    void start() {
        strikes = 0;
        try {
            process = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(new File(log.toString())))
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    void kill() {
        process.ifPresent(it -> it.destroyForcibly().onExit().join());
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill", "-" + name, Long.toString(process.orElseThrow().pid()))
                .start()
                .waitFor();
    }

    /** Fills its heap. */
    void fillHeap() throws IOException {
        OutputStream input = process.orElseThrow().getOutputStream();
        input.write("fill\n".getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** An error strikes its first thread of such a name, wherever that is. */
    void strike(Pattern thread) {
        await(command + " to listen to a debugger")
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> debugger().isPresent());
        int address = debugger().orElseThrow();
        strikes++;
        Debugger.strike(address, Inside.class.getName(), "PLANTED", thread);
    }

    /** It listens anew, elsewhere, once the one before has let go. */
    private Optional<Integer> debugger() {
        return DEBUGGER.matcher(said())
                .results()
                .skip(strikes)
                .findFirst()
                .map(address -> Integer.valueOf(address.group(1)));
    }

    /** Whether it has ended by itself by now, or does so soon. */
    int status() throws InterruptedException {
        if (!process.orElseThrow().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It lives on. It said:\n" + said());
        }
        return process.orElseThrow().exitValue();
    }

    /** All that it said since its last start. */
    String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What runs there: the program, and beside it somebody who fills its heap. */
    static final class Inside {

        /** What a debugger throws into a thread; the worst that may be thrown, which nobody is to take for an exception. */
        static final Error PLANTED = new OutOfMemoryError("planted");

        private Inside() {}

        public static void main(String[] arguments) throws Exception {
            Thread glutton = new Thread(Inside::eat, "glutton");
            glutton.setDaemon(true);
            glutton.start();
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        }

        private static void eat() {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(word -> fill());
        }

        private static void fill() {
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }
}
