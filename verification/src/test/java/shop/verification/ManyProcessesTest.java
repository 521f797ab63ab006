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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;

/**
 * The commands of the run mode with many processes, as the README has them, by Maven itself: what starts them is as
 * much a part of the product as what they start.
 */
@DisplayName("Many processes")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts mvn by its name, and ends a process as kill -9 does")
class ManyProcessesTest {

    private static final Duration BOUND = Duration.ofMinutes(10);

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

    private static final Pattern INSTANCE = Pattern.compile("(?m)^(\\S+)\\s+127\\.0\\.0\\.1:\\d+\\s+(\\d+)\\s.*$");

    /** How many ask at the same time. */
    private static final int ASKING = 3;

    @TempDir
    Path folder;

    private Path project;
    private final Map<String, String> ports = new LinkedHashMap<>();
    private Process system;

    @BeforeEach
    void copyOfTheProject() throws IOException {
        assumeThat(maven()).as("Maven, by which this test was started").isExecutable();
        project = folder.resolve("project");
        copy(root(), project);
        Set<Integer> given = new HashSet<>();
        LISTENING.forEach(part -> ports.put(part, Integer.toString(FreePorts.free(given))));
    }

    @AfterEach
    void endAll() throws Exception {
        if (system != null && system.isAlive()) {
            command("-q", "-Drun=stop");
            if (!system.waitFor(2, TimeUnit.MINUTES)) {
                system.descendants().forEach(ProcessHandle::destroyForcibly);
                system.destroyForcibly();
            }
        }
    }

    @Test
    @DisplayName("are started, told of, fewer and stopped by one command each, as the README has them")
    void asTyped() throws Exception {
        Path told = folder.resolve("told.txt");
        system = maven(told, "-B", "-Drun=processes", "-Dinstances=order=2", options());
        await("the system to be ready")
                .atMost(BOUND)
                .until(() -> !system.isAlive() || Files.readString(told).contains("Ready after"));
        assertThat(Files.readString(told)).contains("Ready after");
        Shop shop = new Shop("http://127.0.0.1:" + ports.get("gateway"));
        closed(shop, "order-4101");

        Map<String, Long> running = running();
        assertThat(running).containsKeys("order-1", "order-2", "payment-1", "shipping-1", "gateway-1", "node");
        ProcessHandle.of(running.get("order-1")).orElseThrow().destroyForcibly();
        await("its end to be told")
                .atMost(BOUND)
                .until(() -> Files.readString(told).contains("has ended (137)"));
        closed(shop, "order-4102");
        assertThat(command("-q", "-Drun=scale", "-Dinstances=order=1")).contains("There are as many as that already.");

        command("-q", "-Drun=stop");
        assertThat(system.waitFor(BOUND.toMinutes(), TimeUnit.MINUTES)).isTrue();
        assertThat(system.exitValue()).isZero();
    }

    @Test
    @DisplayName(
            "lose one of each half-way through an import: the three books agree, and no request that can be repeated"
                    + " fails; three instances of the order service share its commands")
    @EnabledIfSystemProperty(
            named = "processes.under.load",
            matches = "true",
            disabledReason = "mvn verify -Pthorough, or -Dprocesses.under.load=true: it takes minutes")
    void underLoad() throws Exception {
        Path told = folder.resolve("told.txt");
        system = maven(told, "-B", "-Drun=processes", "-Dinstances=order=2,payment=2,shipping=2", options());
        await("the system to be ready")
                .atMost(BOUND)
                .until(() -> !system.isAlive() || Files.readString(told).contains("Ready after"));
        assertThat(Files.readString(told)).contains("Ready after");
        Shop shop = new Shop("http://127.0.0.1:" + ports.get("gateway"));
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        ScheduledExecutorService others = Executors.newScheduledThreadPool(ASKING);
        for (int each = 0; each < ASKING; each++) {
            others.scheduleWithFixedDelay(() -> askWhatCanBeRepeated(shop, failed), 0, 20, TimeUnit.MILLISECONDS);
        }
        try {
            CompletableFuture<Integer> importing = importing("first", 150);
            Map<String, Long> running = running();
            await("some orders to be closed")
                    .atMost(BOUND)
                    .ignoreExceptions()
                    .until(() -> shop.read("/orders?status=CLOSED&size=1")
                                    .body()
                                    .get("total")
                                    .asInt()
                            >= 30);
            assertThat(importing).as("the import is under way").isNotDone();
            for (String one : List.of("order-1", "payment-1", "shipping-1")) {
                ProcessHandle.of(running.get(one)).orElseThrow().destroyForcibly();
            }
            reconciled("first", importing);
        } finally {
            others.shutdown();
        }
        assertThat(others.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(failed).isEmpty();

        assertThat(command("-q", "-Drun=scale", "-Dinstances=order=3")).contains("order-1 is started.");
        Map<String, Long> before = commandsTaken("order");
        reconciled("second", importing("second", 800));
        Map<String, Long> after = commandsTaken("order");
        List<Long> shares = after.entrySet().stream()
                .map(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                .toList();
        double even = shares.stream().mapToLong(Long::longValue).average().orElseThrow();
        System.out.println("Commands that each of the three has taken: " + shares);
        assertThat(shares)
                .hasSize(3)
                .allSatisfy(share -> assertThat((double) share).isBetween(0.8 * even, 1.2 * even));
    }

    private CompletableFuture<Integer> importing(String name, int orders) {
        Path files = folder.resolve(name);
        GenerateOrders.run(
                "--folder=" + files,
                "--orders=" + orders,
                "--seed=" + name.hashCode(),
                "--answers-lost=0",
                "--unchanged");
        return CompletableFuture.supplyAsync(() -> ImportOrders.run(
                "--folder=" + files,
                "--gateway=http://127.0.0.1:" + ports.get("gateway"),
                "--psp=http://127.0.0.1:" + ports.get("psp"),
                "--carrier=http://127.0.0.1:" + ports.get("carrier"),
                "--report=" + folder.resolve(name + ".txt")));
    }

    private void reconciled(String name, CompletableFuture<Integer> importing) throws Exception {
        assertThat(importing.get(BOUND.toMinutes(), TimeUnit.MINUTES)).isZero();
        assertThat(Files.readAllLines(folder.resolve(name + ".txt"))).contains("The three books agree.");
    }

    /** Once each: what changes nothing, and what has a key. */
    private static void askWhatCanBeRepeated(Shop shop, Queue<String> failed) {
        try {
            Map.<String, Supplier<Shop.Answer>>of(
                            "orders", () -> shop.read("/orders?size=1"),
                            "a payment", () -> shop.read("/payments/payment-of-nobody"),
                            "shipments", () -> shop.read("/shipments?size=1"),
                            "a new order",
                                    () -> shop.place(
                                            "{}",
                                            "Idempotency-Key",
                                            UUID.randomUUID().toString()))
                    .forEach((what, asked) -> {
                        Shop.Answer answer = asked.get();
                        if (answer.status() >= 500) {
                            failed.add(Instant.now() + " " + what + ": " + answer.status() + " " + answer.body());
                        }
                    });
        } catch (RuntimeException noAnswer) {
            failed.add(noAnswer.toString());
        }
    }

    /** How many commands each instance of a service was handed, by the node's own count. */
    private Map<String, Long> commandsTaken(String service) {
        Map<String, Long> taken = new LinkedHashMap<>();
        new Shop("")
                .look("GET", "http://127.0.0.1:" + ports.get("viewer") + "/v1/commands", "")
                .findValues("handlers")
                .forEach(handlers -> handlers.forEach(handler -> {
                    if (handler.get("component").asString().equals(service)) {
                        taken.put(
                                handler.get("clientId").asString(),
                                handler.get("taken").asLong());
                    }
                }));
        return taken;
    }

    private static void closed(Shop shop, String order) {
        assertThat(shop.placed(Orders.mugsAndTea(order, "tok_approve")).status())
                .isLessThan(300);
        await(order + " to be closed")
                .atMost(BOUND)
                .until(() -> shop.read("/orders/" + order).body().path("status").asString(""), "CLOSED"::equals);
    }

    /** The process of each instance, as {@code -Drun=status} tells. */
    private Map<String, Long> running() throws Exception {
        Matcher line = INSTANCE.matcher(command("-q", "-Drun=status"));
        Map<String, Long> processes = new LinkedHashMap<>();
        while (line.find()) {
            processes.put(line.group(1), Long.valueOf(line.group(2)));
        }
        return processes;
    }

    private String options() {
        return ports.entrySet().stream()
                .map(port -> "--shop.port." + port.getKey() + "=" + port.getValue())
                .collect(Collectors.joining(" ", "-Doptions=", ""));
    }

    private String command(String... arguments) throws Exception {
        Path told = Files.createTempFile(folder, "command", ".txt");
        Process process = maven(told, arguments);
        assertThat(process.waitFor(BOUND.toMinutes(), TimeUnit.MINUTES))
                .as(String.join(" ", arguments))
                .isTrue();
        String said = Files.readString(told);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
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
