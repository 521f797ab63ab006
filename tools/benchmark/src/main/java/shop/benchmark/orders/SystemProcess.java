package shop.benchmark.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import shop.quickstart.QuickstartMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system in a process of its own, on free ports, its node and its MongoDB in the same. */
final class SystemProcess implements AutoCloseable {

    /** Of the shop, as its node knows them. */
    static final List<String> COMPONENTS = List.of("order", "payment", "shipping");

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final StartedSystem system;
    private final String component;

    private SystemProcess(StartedSystem system, String component) {
        this.system = system;
        this.component = component;
    }

    /**
     * Starts the quickstart and waits until it is ready.
     *
     * @param data where it keeps everything
     * @throws SystemAway when it does not start
     */
    static SystemProcess shop(List<String> jvm, Path data) {
        return start(jvm, List.of(QuickstartMain.class.getName()), StartedSystem.PARTS, data, COMPONENTS.get(0));
    }

    /**
     * Starts another system and waits until it is ready.
     *
     * @param program its main class, with its own arguments
     * @param parts what listens, node and viewer among them
     * @param component any that has a processor
     * @throws SystemAway when it does not start, or the component has no processors after all
     */
    static SystemProcess start(
            List<String> jvm, List<String> program, List<String> parts, Path data, String component) {
        var process = new SystemProcess(StartedSystem.start(jvm, program, parts, data, ENDING), component);
        try {
            process.awaitProcessors();
            return process;
        } catch (RuntimeException failure) {
            process.close();
            throw failure;
        }
    }

    /** The connector tells of its processors some seconds after it has connected. */
    private void awaitProcessors() {
        long giveUp = System.nanoTime() + LONGEST_ANSWER.toNanos();
        while (processors(component).isEmpty()) {
            if (System.nanoTime() > giveUp) {
                throw new SystemAway("Its node knows of no processors of " + component + ".", null);
            }
            pause();
        }
    }

    /** Between two looks at something that one waits for. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SystemAway("Interrupted while a system was measured.", interrupted);
        }
    }

    /** From the start of the process until orders could be placed. */
    Duration readyAfter() {
        return system.readyAfter();
    }

    /** Where a part listens. */
    String address(String part) {
        return system.address(part);
    }

    /** What the node's own interface answers, such as to {@code /v1/commands}. */
    JsonNode node(String path) {
        return JsonMapper.shared().readTree(system.node(path, LONGEST_ANSWER));
    }

    /** How many events its log has. */
    long events() {
        // Positions begin at 0, so a log that ends at one holds one event more.
        return processors(component).get(0).get("head").asLong() + 1;
    }

    /** The processors of a component, as its node tells them. */
    JsonNode processors(String ofComponent) {
        return node("/v1/components/" + ofComponent + "/processors");
    }

    /**
     * Has a part do something, and waits for its answer.
     *
     * @throws SystemAway when it is not answered in time, or not with 200
     */
    JsonNode post(String part, String path, Object body, Duration longestAnswer) {
        JsonMapper json = JsonMapper.shared();
        HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        return json.readTree(system.send(
                HttpRequest.newBuilder(URI.create(address(part) + path)).POST(text), longestAnswer));
    }

    /** What it has computed so far, on all cores; nothing where the operating system does not say. */
    Optional<Duration> cpu() {
        return system.process().info().totalCpuDuration();
    }

    /** Bytes of memory that it has just now; unknown elsewhere than on Linux. */
    OptionalLong resident() {
        Path status = Path.of("/proc", Long.toString(system.process().pid()), "status");
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
        system.close();
    }
}
