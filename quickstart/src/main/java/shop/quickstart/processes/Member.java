package shop.quickstart.processes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the system. */
final class Member {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 500;

    /** Gives a process a session of its own, where it is there; it stays the same process. */
    private static final Optional<Path> SET_APART = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private final Role role;
    private final String name;
    private final int port;
    private final Path log;
    private final Process process;
    private final long begun = System.nanoTime();
    private volatile Duration readyAfter = Duration.ZERO;
    private volatile boolean toStop;

    private Member(Role role, String name, int port, Path log, Process process) {
        this.role = role;
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * What is to be told of a process.
     *
     * @param memory what it holds of the machine's memory, in MB; 0 where the system does not say
     * @param cpu how much time of a core it has taken so far, in seconds
     * @param readyAfter in seconds; 0 while it starts
     */
    record Status(String name, long pid, String address, boolean alive, long memory, double cpu, double readyAfter) {}

    static Member start(
            Role role, String name, int port, Path log, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(apart(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File(nowhere())))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new Member(role, name, port, log, builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ctrl-C in a terminal is for all that is started there: the launcher alone is to hear it, and stop them in order. */
    private static List<String> apart(List<String> command) {
        return SET_APART
                .map(tool -> Stream.concat(Stream.of(tool.toString()), command.stream())
                        .toList())
                .orElse(command);
    }

    private static String nowhere() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    Role role() {
        return role;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    int exitValue() {
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ends because it was asked to. */
    boolean isToStop() {
        return toStop;
    }

    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Waits until it can be used. Whether it can: not when it has ended, or time is up. */
    boolean awaitReady(HttpClient http, Duration within) throws InterruptedException {
        while (process.isAlive() && sinceBegin().compareTo(within) < 0) {
            if (isReady(http)) {
                readyAfter = sinceBegin();
                return true;
            }
            process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return role.ready().isEmpty() || answers(http);
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answers(HttpClient http) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + role.ready()))
                .timeout(ANSWER_WITHIN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Waits, unless it ends before that. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end, and does not ask twice. */
    void stop(Duration within) throws InterruptedException {
        toStop = true;
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    void isNotWanted() {
        toStop = true;
    }

    Status status() {
        ProcessHandle.Info info = process.info();
        return new Status(
                name,
                pid(),
                "127.0.0.1:" + port,
                process.isAlive(),
                memory(),
                info.totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3,
                readyAfter.toMillis() / 1e3);
    }

    /** As Linux tells it; elsewhere it is not told. */
    private long memory() {
        Path told = Path.of("/proc", Long.toString(pid()), "status");
        try (Stream<String> lines = Files.lines(told)) {
            Optional<String> resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst();
            return resident.map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .orElse(0L);
        } catch (IOException | UncheckedIOException notTold) {
            return 0;
        }
    }
}
