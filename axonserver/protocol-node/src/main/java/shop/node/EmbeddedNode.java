package shop.node;

import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import shop.node.command.CommandService;
import shop.node.control.PlatformService;
import shop.node.control.ProcessorAdminService;
import shop.node.dashboard.Dashboard;
import shop.node.event.EventLogs;
import shop.node.event.EventSchedulerService;
import shop.node.event.EventStoreService;
import shop.node.event.HeadMarks;
import shop.node.http.CopyHandler;
import shop.node.http.NodeHttp;
import shop.node.query.QueryService;
import shop.node.search.EventQueryStream;
import shop.node.search.SearchRoom;
import shop.node.storage.MemoryStore;
import shop.node.storage.RocksStore;
import shop.node.storage.StorageFailure;
import shop.node.storage.Store;
import shop.node.storage.Writer;
import shop.node.transport.AccessToken;
import shop.node.transport.CallContext;
import shop.node.transport.Memory;
import shop.node.transport.MemoryLimits;
import shop.node.transport.NotServed;
import shop.node.vital.EventLoops;
import shop.node.vital.Vitals;
import shop.node.vital.WatchedCalls;

/** A running node. Starts in one call, in any JVM; close it to stop it. */
public final class EmbeddedNode implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedNode.class.getName());
    private static final int READERS = 2;

    private final NodeConfiguration configuration;
    /** In the order in which they started; they stop in the opposite one. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final Store store;
    private final Writer writer;
    private final Vitals vitals;
    private final ScheduledExecutorService timer;
    private final Server server;
    private final Optional<NodeHttp> http;
    private final NodeView view;

    private EmbeddedNode(NodeConfiguration configuration) {
        this.configuration = configuration;
        this.vitals = new Vitals(configuration.ending().orElse(this::closeBecause));
        this.timer = Executors.newSingleThreadScheduledExecutor(vitals.threads("node-timer"));
        try {
            Memory memory = new Memory(configuration.limits());
            store = part(configuration.folder().<Store>map(RocksStore::new).orElseGet(MemoryStore::new));
            writer = part(new Writer(store, vitals));
            EventLogs logs = new EventLogs(store, writer);
            Optional<HeadMarks> marks =
                    configuration.folder().map(folder -> new HeadMarks(folder, logs, configuration.rebuild()));
            marks.ifPresent(parts::push);
            ExecutorService readers = Executors.newFixedThreadPool(READERS, vitals.threads("node-reader"));
            parts.push(() -> stop(readers));

            PlatformService platform = new PlatformService(this::address, memory);
            ProcessorAdminService processors = new ProcessorAdminService(platform.connections());
            CommandService commands = new CommandService(memory);
            QueryService queries = new QueryService(memory);
            SearchRoom searches = new SearchRoom(configuration.limits().together());
            EventStoreService events = new EventStoreService(
                    logs.logs(),
                    readers,
                    memory,
                    client -> new EventQueryStream(logs::named, searches, readers, client));
            EventSchedulerService scheduler = new EventSchedulerService(logs.logs(), Clock.systemUTC(), memory);

            view = new NodeView(logs, searches, scheduler, commands, queries, platform, processors);
            http = configuration.httpPort().map(this::serveHttp);
            EventLoops loops = part(new EventLoops(vitals));
            server = serve(loops, List.of(platform, processors, commands, queries, events, scheduler));
            parts.push(() -> stop(timer));
            repeat(50, "schedule", scheduler::publishDue);
            repeat(100, "queries", queries::expire);
            repeat(1_000, "commands", commands::expire);
            repeat(1_000, "readers", events::tellProgress);
            repeat(1_000, "grpc", loops::feel);
            marks.ifPresent(heads -> repeat(10_000, "heads", heads::note));
        } catch (StorageFailure failure) {
            close();
            throw new NodeStartFailure(failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** A node that keeps everything in memory, on any free port of the loopback address. */
    public static EmbeddedNode start() {
        return start(NodeConfiguration.inMemory());
    }

    /** Starts a node; returns when clients can connect. Throws {@link NodeStartFailure}. */
    public static EmbeddedNode start(NodeConfiguration configuration) {
        return new EmbeddedNode(configuration);
    }

    private Server serve(EventLoops loops, List<BindableService> services) {
        // Nothing in the services blocks, so they run on the transport's own threads: no hop for a message.
        NettyServerBuilder builder = loops.carry(NettyServerBuilder.forAddress(
                        new InetSocketAddress(configuration.host(), configuration.port())))
                .directExecutor()
                .maxInboundMessageSize(MemoryLimits.MESSAGE)
                // The clients beat as often as they like; by default gRPC would turn them away for it.
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                // A client that vanished without a word is noticed within half a minute.
                .keepAliveTime(20, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .fallbackHandlerRegistry(new NotServed())
                .intercept(new CallContext(this::mayExist))
                .intercept(new WatchedCalls(vitals));
        services.forEach(builder::addService);
        // The last interceptor is the first to see a call.
        configuration.accessToken().ifPresent(token -> builder.intercept(new AccessToken(token)));
        configuration.tls().ifPresent(tls -> secure(builder, tls));
        try {
            Server started = builder.build().start();
            parts.push(() -> stop(started));
            return started;
        } catch (IOException e) {
            throw cannotListen(configuration.port(), e);
        }
    }

    private static void secure(NettyServerBuilder builder, NodeConfiguration.Tls tls) {
        for (Path file : List.of(tls.certificateChain(), tls.privateKey())) {
            if (!Files.isReadable(file)) {
                throw new NodeStartFailure("The TLS file " + file + " cannot be read.");
            }
        }
        try {
            builder.useTransportSecurity(
                    tls.certificateChain().toFile(), tls.privateKey().toFile());
        } catch (IllegalArgumentException e) {
            throw new NodeStartFailure(
                    "The TLS files %s and %s are not a PEM certificate and its PKCS #8 key."
                            .formatted(tls.certificateChain(), tls.privateKey()),
                    e);
        }
    }

    private NodeHttp serveHttp(int port) {
        try {
            NodeHttp added = part(new NodeHttp(configuration.host(), port, view::contexts, this::health));
            added.add("/actuator/copy", new CopyHandler(configuration.accessToken(), this::copy));
            new Dashboard(view, configuration.host(), configuration.accessToken(), configuration.openViewer())
                    .addTo(added);
            return added.start();
        } catch (IOException e) {
            throw cannotListen(port, e);
        }
    }

    /** What is well (empty) and what is not (why), part by part. */
    private Map<String, Optional<String>> health() {
        Map<String, Optional<String>> health = new TreeMap<>(vitals.report());
        health.put("store", writer.problem().or(store::hindrance).map(StorageFailure::getMessage));
        return health;
    }

    /** The end of a node that nobody told how to end: others live in its process. */
    private void closeBecause(String why) {
        LOG.log(System.Logger.Level.ERROR, why);
        // Not by the thread that dies, which the parts wait for.
        new Thread(this::close, "node-end").start();
    }

    private NodeStartFailure cannotListen(int port, IOException cause) {
        return new NodeStartFailure(
                "Port %d on %s is taken or not allowed; choose another, or stop what uses it."
                        .formatted(port, configuration.host()),
                cause);
    }

    private void repeat(long everyMillis, String name, Runnable task) {
        timer.scheduleWithFixedDelay(vitals.repeated(name, task), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    private boolean mayExist(String context) {
        return configuration.contexts().isEmpty() || configuration.contexts().contains(context);
    }

    private NodeInfo address() {
        return NodeInfo.newBuilder()
                .setNodeName("node")
                .setHostName(configuration.host())
                .setGrpcPort(port())
                .setHttpPort(http.map(NodeHttp::port).orElse(0))
                .build();
    }

    public String host() {
        return configuration.host();
    }

    /** The gRPC port that clients connect to. */
    public int port() {
        return server.getPort();
    }

    /** The port for health and inspection, if it has one. */
    public Optional<Integer> httpPort() {
        return http.map(NodeHttp::port);
    }

    /** Writes a consistent copy of all data into a new folder, from which a node can be started; others go on working. */
    public void copyTo(Path folder) {
        store.copyTo(folder);
    }

    /** Takes a copy beside the data folder, named by the time, and tells where. */
    private Path copy() {
        Path folder = configuration
                .folder()
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new StorageFailure(
                        StorageFailure.Kind.UNUSABLE, "A node that keeps its data in memory cannot be copied."));
        String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-');
        Path target = folder.resolveSibling(folder.getFileName() + "-copies").resolve(time);
        copyTo(target);
        return target;
    }

    public NodeView view() {
        return view;
    }

    /** Stops: no new calls, what was accepted is written, the store is closed. */
    @Override
    public synchronized void close() {
        vitals.leave();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("The node did not stop cleanly", e);
            }
        }
    }

    private <T extends AutoCloseable> T part(T started) {
        parts.push(started);
        return started;
    }

    private static void stop(Server server) throws InterruptedException {
        server.shutdownNow();
        server.awaitTermination(5, TimeUnit.SECONDS);
    }

    private static void stop(ExecutorService executor) throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(5, TimeUnit.SECONDS);
    }
}
