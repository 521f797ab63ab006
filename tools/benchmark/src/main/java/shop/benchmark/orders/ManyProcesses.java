package shop.benchmark.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.quickstart.processes.ProcessesMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole system as many processes, on free ports, told by its own control how many of each there are to be. */
final class ManyProcesses implements AutoCloseable {

    private static final List<String> PARTS = Stream.concat(
                    StartedSystem.PARTS.stream(), Stream.of("registry", "configuration", "control"))
            .toList();

    private static final List<String> JVM = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Until all others are stopped, too. */
    private static final Duration ENDING = Duration.ofSeconds(90);

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    /** A line of its status: instance, address, process, memory in MB, seconds of CPU, seconds until it was ready. */
    private static final Pattern INSTANCE = Pattern.compile(
            "(?m)^(\\S+)\\s+127\\.0\\.0\\.1:\\d+\\s+\\d+\\s+(\\d+|-)\\S*(?: MB)?\\s+([\\d.]+)\\s+([\\d.]+) s$");

    private final StartedSystem system;
    private final Path data;

    private ManyProcesses(StartedSystem system, Path data) {
        this.system = system;
        this.data = data;
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
        return new ManyProcesses(
                StartedSystem.start(JVM, List.of(ProcessesMain.class.getName(), "start"), PARTS, data, ENDING), data);
    }

    String address(String part) {
        return system.address(part);
    }

    /** Has it so many of a service, and returns when they are ready. */
    void scale(String service, int instances) {
        ask("POST", "/scale?" + service + "=" + instances);
    }

    /** All that run now. */
    List<Instance> instances() {
        return instances(ask("GET", "/status"));
    }

    /** @throws SystemAway when the status names none, so that nothing is measured where nothing could be read */
    static List<Instance> instances(String status) {
        Matcher line = INSTANCE.matcher(status);
        List<Instance> all = new ArrayList<>();
        while (line.find()) {
            all.add(new Instance(
                    line.group(1),
                    line.group(2).equals("-") ? 0 : Long.parseLong(line.group(2)),
                    Double.parseDouble(line.group(3)),
                    Double.parseDouble(line.group(4))));
        }
        if (all.isEmpty()) {
            throw new SystemAway("Its status names no instance that is ready:\n" + status, null);
        }
        return all;
    }

    /** How many commands each instance of a service was handed, by the node's count. */
    Map<String, Long> commandsTaken(String service) {
        Map<String, Long> taken = new LinkedHashMap<>();
        JsonNode commands = JsonMapper.shared().readTree(system.node("/v1/commands", LONGEST_ANSWER));
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
            return system.send(
                    HttpRequest.newBuilder(URI.create(control.get(0) + path))
                            .header("Authorization", "Bearer " + control.get(1))
                            .method(method, HttpRequest.BodyPublishers.noBody()),
                    LONGEST_ANSWER);
        } catch (IOException unreadable) {
            throw new SystemAway("It cannot be told anything: " + unreadable, unreadable);
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
