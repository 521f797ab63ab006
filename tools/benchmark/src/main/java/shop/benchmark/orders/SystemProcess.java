package shop.benchmark.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import shop.quickstart.QuickstartMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quickstart as a process of its own, on free ports. */
final class SystemProcess implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final StartedSystem system;

    private SystemProcess(StartedSystem system) {
        this.system = system;
    }

    /**
     * Starts a system and waits until it is ready.
     *
     * @param data where it keeps everything
     * @throws SystemAway when it does not start
     */
    static SystemProcess start(List<String> jvm, Path data) {
        return new SystemProcess(
                StartedSystem.start(jvm, List.of(QuickstartMain.class.getName()), StartedSystem.PARTS, data, ENDING));
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
