package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of the run mode with many processes, as the README has them, typed in a copy of the project: what starts them
 * is as much a part of the product as what they start.
 */
final class TypedCommands implements AutoCloseable {

    static final Duration BOUND = Duration.ofMinutes(10);

    /** Whose ports are chosen; a second instance finds one for itself. */
    private static final List<String> LISTENING = List.of(
            "node",
            "viewer",
            "mongo",
            "registry",
            "configuration",
            "authorization",
            "psp",
            "carrier",
            "order",
            "payment",
            "shipping",
            "gateway",
            "control");

    private static final Pattern INSTANCE = Pattern.compile("(?m)^(\\S+)\\s+(127\\.0\\.0\\.1:\\d+)\\s+(\\d+)\\s.*$");

    private final Path folder;
    private final Path project;
    private final Path told;
    private final Map<String, String> ports = new LinkedHashMap<>();
    private final Process system;

    /** A process, as its status tells. */
    record Running(String address, long process) {}

    /** Starts it and waits until it is ready. */
    TypedCommands(Path folder, String instances, String... options) throws IOException {
        assumeThat(maven()).as("Maven, by which this test was started").isExecutable();
        this.folder = folder;
        project = folder.resolve("project");
        told = folder.resolve("told.txt");
        copy(root(), project);
        Set<Integer> given = new HashSet<>();
        LISTENING.forEach(part -> ports.put(part, Integer.toString(FreePorts.free(given))));
        system = maven(told, "-B", "-Drun=processes", "-Dinstances=" + instances, options(options));
        await("the system to be ready").atMost(BOUND).until(() -> !system.isAlive() || told().contains("Ready after"));
        assertThat(told()).contains("Ready after");
    }

    /** All that it has said in the terminal in which it was started. */
    String told() throws IOException {
        return Files.readString(told);
    }

    /** Where its first instance listens. */
    String address(String part) {
        return "http://127.0.0.1:" + ports.get(part);
    }

    Path data() {
        return project.resolve("data");
    }

    /** What a person has typed, and is told. */
    String command(String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "command", ".txt");
        Process process = maven(said, arguments);
        assertThat(process.waitFor(BOUND.toMinutes(), TimeUnit.MINUTES))
                .as(String.join(" ", arguments))
                .isTrue();
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Its exit status, once it has ended. */
    int awaitEnd() throws InterruptedException {
        assertThat(system.waitFor(BOUND.toMinutes(), TimeUnit.MINUTES)).isTrue();
        return system.exitValue();
    }

    /** By instance, as {@code -Drun=status} tells. */
    Map<String, Running> running() throws IOException, InterruptedException {
        Matcher line = INSTANCE.matcher(command("-q", "-Drun=status"));
        Map<String, Running> processes = new LinkedHashMap<>();
        while (line.find()) {
            processes.put(line.group(1), new Running("http://" + line.group(2), Long.parseLong(line.group(3))));
        }
        return processes;
    }

    /** As kill -9 does; returns when the system has noticed. */
    void kill(Map<String, Running> running, String instance) {
        ProcessHandle.of(running.get(instance).process()).orElseThrow().destroyForcibly();
        await("the end of " + instance + " to be told")
                .atMost(BOUND)
                .until(() ->
                        told().lines().anyMatch(line -> line.matches("\\s+" + instance + "\\s+has ended \\(137\\).*")));
    }

    @Override
    public void close() throws IOException {
        try {
            if (system.isAlive()) {
                command("-q", "-Drun=stop");
                system.waitFor(2, TimeUnit.MINUTES);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            system.descendants().forEach(ProcessHandle::destroyForcibly);
            system.destroyForcibly();
        }
    }

    private String options(String... more) {
        return Stream.concat(
                        ports.entrySet().stream().map(port -> "--shop.port." + port.getKey() + "=" + port.getValue()),
                        Stream.of(more))
                .collect(Collectors.joining(" ", "-Doptions=", ""));
    }

    private Process maven(Path told, String... arguments) throws IOException {
        // Maven takes sources in another folder for new ones, unless it looks at nothing but their times.
        List<String> command =
                new ArrayList<>(List.of(maven().toString(), "-Dmaven.compiler.useIncrementalCompilation=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_OPTS");
        return builder.start();
    }

    private static Path maven() {
        return Path.of(System.getProperty("maven.home", "unknown"), "bin", "mvn");
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** Sources and what was compiled from them, with their times, so that nothing is compiled again. */
    private static void copy(Path from, Path to) throws IOException {
        Set<String> left = Set.of(".git", "data", "surefire-reports", "site", "node_modules");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (left.contains(each.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (!each.toString().endsWith(".jar")) {
                    Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
