package shop.benchmark.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The system, started by a process of its own on free ports, and asked over HTTP. */
final class StartedSystem implements AutoCloseable {

    /** In either mode of running. */
    static final List<String> PARTS = List.of(
            "gateway", "order", "payment", "shipping", "authorization", "psp", "carrier", "viewer", "node", "mongo");

    /** Below the range of outgoing connections, by some hundreds: further instances listen a hundred further each. */
    private static final int PORTS_FROM = 20_000;

    private static final int PORTS_TO = 31_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Duration ending;
    private final Thread end;
    private final Map<String, Integer> ports;
    private final long begun = System.nanoTime();
    private Duration readyAfter = Duration.ZERO;

    private StartedSystem(Process process, Map<String, Integer> ports, Duration ending) {
        this.process = process;
        this.ports = ports;
        this.ending = ending;
        // Asked, not killed: it may have started others.
        end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param jvm options of its process
     * @param program its main class, with its own arguments
     * @param parts what listens, each at a port that is free
     * @param data where it keeps everything
     * @param ending how long it may take to stop, before it is killed
     * @throws SystemAway when it does not start
     */
    static StartedSystem start(List<String> jvm, List<String> program, List<String> parts, Path data, Duration ending) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        parts.forEach(part -> ports.put(part, freePort(ports)));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(program);
        command.add("--shop.data=" + data);
        // One sender measures the system here, not what one of many senders may take of it.
        command.add("--shop.limits.requests-per-second=1000000");
        command.add("--shop.limits.requests-at-once=1000000");
        ports.forEach((part, port) -> command.add("--shop.port." + part + "=" + port));
        try {
            StartedSystem system = new StartedSystem(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), ports, ending);
            system.awaitReady();
            return system;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort(Map<String, Integer> taken) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(PORTS_FROM, PORTS_TO);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (!taken.containsValue(probe.getLocalPort())) {
                    return port;
                }
            } catch (IOException used) {
                continue;
            }
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("Ready after")) {
                readyAfter = Duration.ofNanos(System.nanoTime() - begun);
                Thread reader = new Thread(() -> drain(output), "output-of-the-system");
                reader.setDaemon(true);
                reader.start();
                return;
            }
        }
        close();
        throw new SystemAway(
                said.stream().collect(Collectors.joining("\n", "The system did not start. It said:\n", "")), null);
    }

    /** Whatever it says later must not fill the pipe and so halt it. */
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // There is nothing more to take away.
        }
    }

    /** The process that was started. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** From the start of the process until orders could be placed. */
    Duration readyAfter() {
        return readyAfter;
    }

    /** Where a part listens. */
    String address(String part) {
        return "http://127.0.0.1:" + ports.get(part);
    }

    /**
     * What a request is answered.
     *
     * @throws SystemAway when it is not answered in time, or not with 200
     */
    String send(HttpRequest.Builder request, Duration longestAnswer) {
        HttpRequest asked = request.timeout(longestAnswer).build();
        try {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new SystemAway(
                        "%s was answered %d: %s".formatted(asked.uri(), answer.statusCode(), answer.body()), null);
            }
            return answer.body();
        } catch (IOException noAnswer) {
            throw new SystemAway(asked.uri() + " has no answer: " + noAnswer, noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SystemAway("Interrupted before " + asked.uri() + " was answered", interrupted);
        }
    }

    /** What the node's own interface answers, such as to {@code /v1/commands}. */
    String node(String path, Duration longestAnswer) {
        return send(HttpRequest.newBuilder(URI.create(address("viewer") + path)), longestAnswer);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ending.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor(10, TimeUnit.SECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // The hook is just now ending what is left.
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
