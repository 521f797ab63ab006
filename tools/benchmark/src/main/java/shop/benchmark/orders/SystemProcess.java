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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import shop.quickstart.QuickstartMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quickstart as a process of its own, on free ports. */
final class SystemProcess implements AutoCloseable {

    private static final List<String> PARTS = List.of(
            "gateway", "order", "payment", "shipping", "authorization", "psp", "carrier", "viewer", "node", "mongo");

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Thread end;
    private final Map<String, Integer> ports;
    private final long begun = System.nanoTime();
    private Duration readyAfter = Duration.ZERO;

    private SystemProcess(Process process, Map<String, Integer> ports) {
        this.process = process;
        this.ports = ports;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * Starts a system and waits until it is ready.
     *
     * @param data where it keeps everything
     * @throws SystemAway when it does not start
     */
    static SystemProcess start(List<String> jvm, Path data) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        PARTS.forEach(part -> ports.put(part, freePort(ports)));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(QuickstartMain.class.getName());
        command.add("--shop.data=" + data);
        // One sender measures the system here, not what one of many senders may take of it.
        command.add("--shop.limits.requests-per-second=1000000");
        command.add("--shop.limits.requests-at-once=1000000");
        ports.forEach((part, port) -> command.add("--shop.port." + part + "=" + port));
        try {
            SystemProcess system = new SystemProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), ports);
            system.awaitReady();
            return system;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From below the range of outgoing connections, which could take it before it is listened at. */
    private static int freePort(Map<String, Integer> taken) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
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

    /** From the start of the process until orders could be placed. */
    Duration readyAfter() {
        return readyAfter;
    }

    /** Where a part listens. */
    String address(String part) {
        return "http://127.0.0.1:" + ports.get(part);
    }

    /** What the node's own interface answers, such as to {@code /v1/commands}. */
    JsonNode node(String path) {
        URI uri = URI.create(address("viewer") + path);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(LONGEST_ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new SystemAway("%s was answered %d: %s".formatted(uri, answer.statusCode(), answer.body()), null);
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException noAnswer) {
            throw new SystemAway(uri + " has no answer: " + noAnswer, noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SystemAway("Interrupted before " + uri + " was answered", interrupted);
        }
    }

    /** What it has computed so far, on all cores. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of memory that it has just now; unknown elsewhere than on Linux. */
    OptionalLong resident() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // The hook is just now ending what is left.
        }
    }
}
