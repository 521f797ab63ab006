package shop.quickstart;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;
import shop.node.vital.ProcessEnd;
import shop.platform.start.Servers;
import shop.quickstart.Settings.Part;

/** A running system. Starts in one call; close it to stop it. */
public final class Quickstart implements AutoCloseable {

    /** Two applications start side by side: one waits for the disk or a lock while the other computes. */
    private static final int AT_ONCE = 2;

    private final Settings settings;
    private final Progress progress;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private Quickstart(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts everything; returns when orders can be placed.
     *
     * @param arguments {@code --shop.data=…}, {@code --shop.port.gateway=…}, and whatever the applications know
     * @throws RuntimeException when it cannot start; what had been started is stopped again
     */
    public static Quickstart start(String... arguments) {
        return start(Progress.silent(), arguments);
    }

    static Quickstart start(Progress progress, String... arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        // Each application would set logging up anew, and each would end it for all when it stops.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Checked before anything logs, for the log is kept with the data.
        DataFolder data = DataFolder.namedIn(arguments);
        System.setProperty("shop.data", data.path().toString());
        Settings settings = Settings.from(data.path(), environment(arguments));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Quickstart system = new Quickstart(settings, progress);
        system.running.push(data);
        try {
            system.startAll(List.of(arguments));
            return system;
        } catch (RuntimeException failure) {
            system.close();
            throw failure;
        }
    }

    private static StandardEnvironment environment(String... arguments) {
        var environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new SimpleCommandLinePropertySource(arguments));
        return environment;
    }

    private void startAll(List<String> arguments) {
        settings.checkPorts();
        Servers servers = new Servers(progress::say);
        if (settings.otherServer().isPresent()) {
            servers.await(settings.otherServer().get().asServer());
        } else {
            running.push(progress.of("node", this::node));
        }
        if (settings.mongo().isNamed()) {
            settings.mongo().uris().values().stream()
                    .distinct()
                    .map(ConnectionString::new)
                    .forEach(servers::await);
        } else {
            running.push(progress.of("mongo", this::mongo));
        }
        ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var starts = new ArrayList<CompletableFuture<Void>>();
            for (Application application : Applications.of(settings)) {
                starts.add(CompletableFuture.runAsync(() -> run(application, arguments), starters));
            }
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            starters.shutdownNow();
        }
    }

    private EmbeddedNode node() {
        NodeConfiguration node = NodeConfiguration.onDisk(settings.data().resolve("node"))
                .withPort(settings.port(Part.NODE))
                .withHttpPort(settings.port(Part.VIEWER))
                .withAccessToken(settings.nodeToken())
                .withOpenViewer();
        node = settings.endsProcess() ? node.withEnding(new ProcessEnd()) : node;
        return EmbeddedNode.start(settings.rebuild().heads() ? node.withRebuild() : node);
    }

    private EmbeddedMongo mongo() {
        return EmbeddedMongo.in(
                settings.data().resolve("mongo"),
                settings.address(Part.MONGO),
                settings.rebuild().documents(),
                settings.endsProcess() ? new ProcessEnd() : LoggerFactory.getLogger(EmbeddedMongo.class)::error);
    }

    /** What a person says counts: given twice, an option would have both values, by comma. */
    static List<String> argumentsOf(Application application, List<String> said) {
        Set<String> names = Set.of(new SimpleCommandLinePropertySource(said.toArray(String[]::new)).getPropertyNames());
        var all = new ArrayList<>(said);
        application.arguments().stream()
                .filter(argument -> !names.contains(argument.substring(2, argument.indexOf('='))))
                .forEach(all::add);
        return all;
    }

    private void run(Application application, List<String> arguments) {
        List<String> all = argumentsOf(application, arguments);
        AutoCloseable context = progress.of(
                application.name(),
                () -> application.builder().get().registerShutdownHook(false).run(all.toArray(String[]::new)));
        synchronized (running) {
            running.push(context);
        }
    }

    Path data() {
        return settings.data();
    }

    String gateway() {
        return settings.http(Part.GATEWAY);
    }

    /** Where to look at events, and what it takes to change something there. */
    String viewer() {
        return settings.otherServer()
                .map(OtherServer::dashboard)
                .orElseGet(() -> settings.http(Part.VIEWER) + "/  (what changes something asks for the token in "
                        + settings.data().resolve(OwnToken.NODE.file()) + ")");
    }

    String authorization() {
        return settings.http(Part.AUTHORIZATION);
    }

    /** Where a part listens, such as {@code http://127.0.0.1:8080} for the gateway. */
    public String address(String part) {
        return settings.http(Part.valueOf(part.toUpperCase(Locale.ROOT)));
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LoggerFactory.getLogger(Quickstart.class).warn("{} did not stop cleanly", part, failure);
            }
        }
    }

    /**
     * One application of the system.
     *
     * @param arguments what it has to know of this system's addresses
     */
    record Application(String name, Supplier<SpringApplicationBuilder> builder, List<String> arguments) {}
}
