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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.quickstart.processes.ProcessesMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole system as many processes, on free ports, told by its own control how many of each there are to be. */
final class ManyProcesses implements AutoCloseable {

    private static final List<String> PARTS = List.of(
            "gateway",
            "order",
            "payment",
            "shipping",
            "authorization",
            "psp",
            "carrier",
            "viewer",
            "node",
            "mongo",
            "registry",
            "configuration",
            "control");

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    /** A line of its status: instance, address, process, memory in MB, seconds of CPU, seconds until it was ready. */
    private static final Pattern INSTANCE = Pattern.compile(
            "(?m)^(\\S+)\\s+127\\.0\\.0\\.1:\\d+\\s+\\d+\\s+(\\d+|-)\\S*(?: MB)?\\s+([\\d.]+)\\s+([\\d.]+) s$");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Thread end;
    private final Map<String, Integer> ports;
    private final Path data;

    private ManyProcesses(Process process, Map<String, Integer> ports, Path data) {
        this.process = process;
        this.ports = ports;
        this.data = data;
        // Asked, not killed: it stops the others.
        end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * What is told of an instance.
     *
     * @param memory that it holds, in MB; 0 where the system does not say
     * @param cpu that it has taken so far, in seconds
     * @param readyAfter in seconds
     */
    record Instance(String name, long memory, double cpu, double readyAfter) {

        boolean isOf(String service) {
            return name.startsWith(service + "-");
        }
    }

    /**
     * Starts one of each, and waits until they are ready.
     *
     * @throws SystemAway when they do not start
     */
    static ManyProcesses start(Path data) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        PARTS.forEach(part -> ports.put(part, freePort(ports)));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ProcessesMain.class.getName(),
                "start",
                "--shop.data=" + data,
                // One sender measures the system here, not what one of many senders may take of it.
                "--shop.limits.requests-per-second=1000000",
                "--shop.limits.requests-at-once=1000000"));
        ports.forEach((part, port) -> command.add("--shop.port." + part + "=" + port));
        try {
            var system = new ManyProcesses(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), ports, data);
            system.awaitReady();
            return system;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Others of the same service listen a hundred further each, and so below the range of outgoing connections, too. */
    private static int freePort(Map<String, Integer> taken) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 31_000);
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

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // There is nothing more to take away.
        }
    }

    String address(String part) {
        return "http://127.0.0.1:" + ports.get(part);
    }

    /** Has it so many of a service, and returns when they are ready. */
    void scale(String service, int instances) {
        ask("POST", "/scale?" + service + "=" + instances);
    }

    /** All that run now. */
    List<Instance> instances() {
        Matcher line = INSTANCE.matcher(ask("GET", "/status"));
        List<Instance> all = new ArrayList<>();
        while (line.find()) {
            all.add(new Instance(
                    line.group(1),
                    line.group(2).equals("-") ? 0 : Long.parseLong(line.group(2)),
                    Double.parseDouble(line.group(3)),
                    Double.parseDouble(line.group(4))));
        }
        return all;
    }

    /** How many commands each instance of a service was handed, by the node's count. */
    Map<String, Long> commandsTaken(String service) {
        Map<String, Long> taken = new LinkedHashMap<>();
        JsonNode commands = JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(URI.create(address("viewer") + "/v1/commands"))));
        commands.findValues("handlers")
                .forEach(handlers -> handlers.forEach(handler -> {
                    if (handler.path("component").asString("").equals(service)) {
                        taken.put(
                                handler.path("clientId").asString(""),
                                handler.path("taken").asLong());
                    }
                }));
        return taken;
    }

    private String ask(String method, String path) {
        try {
            List<String> control = Files.readAllLines(data.resolve("processes.control"));
            return send(HttpRequest.newBuilder(URI.create(control.get(0) + path))
                    .header("Authorization", "Bearer " + control.get(1))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
        } catch (IOException unreadable) {
            throw new SystemAway("It cannot be told anything: " + unreadable, unreadable);
        }
    }

    private String send(HttpRequest.Builder request) {
        HttpRequest asked = request.timeout(LONGEST_ANSWER).build();
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

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // The hook is just now ending what is left.
        }
    }
}
