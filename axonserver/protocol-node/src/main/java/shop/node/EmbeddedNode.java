package shop.node;

import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import shop.node.command.CommandService;
import shop.node.control.PlatformService;
import shop.node.event.EventLogs;
import shop.node.event.EventSchedulerService;
import shop.node.event.EventStoreService;
import shop.node.query.QueryService;
import shop.node.storage.MemoryStore;
import shop.node.storage.RocksStore;
import shop.node.storage.StorageFailure;
import shop.node.storage.Store;
import shop.node.storage.Writer;
import shop.node.transport.AccessToken;
import shop.node.transport.CallContext;

/** A running node. Starts in one call, in any JVM; close it to stop it. */
public final class EmbeddedNode implements AutoCloseable {

    private static final int READERS = 2;
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private final NodeConfiguration configuration;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Store store;
    private final EventLogs logs;
    private final PlatformService platform;
    private final CommandService commands;
    private final QueryService queries;
    private final EventSchedulerService scheduler;
    private final Server server;

    private EmbeddedNode(NodeConfiguration configuration) {
        this.configuration = configuration;
        try {
            store = stopLast(configuration.folder().<Store>map(RocksStore::new).orElseGet(MemoryStore::new));
            Writer writer = stopLast(new Writer(store));
            logs = new EventLogs(store, writer);
            platform = new PlatformService(this::address);
            commands = new CommandService();
            queries = new QueryService();
            scheduler = new EventSchedulerService(logs.logs(), Clock.systemUTC());
            ExecutorService readers = Executors.newFixedThreadPool(READERS, named("node-reader"));
            stopLast(() -> stop(readers));
            server = serve(new EventStoreService(logs.logs(), readers));
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("node-timer"));
            stopLast(() -> stop(timer));
            timer.scheduleWithFixedDelay(new Guarded(scheduler::publishDue), 0, 50, TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(new Guarded(commands::expire), 1, 1, TimeUnit.SECONDS);
            timer.scheduleWithFixedDelay(new Guarded(queries::expire), 100, 100, TimeUnit.MILLISECONDS);
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

    /** Starts a node; returns when clients can connect. */
    public static EmbeddedNode start(NodeConfiguration configuration) {
        return new EmbeddedNode(configuration);
    }

    private Server serve(EventStoreService eventStore) {
        InetSocketAddress address = new InetSocketAddress(configuration.host(), configuration.port());
        // Nothing in the services blocks, so they run on the transport's own threads: no hop for a message.
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(platform)
                .addService(commands)
                .addService(queries)
                .addService(eventStore)
                .addService(scheduler)
                .intercept(new CallContext(this::mayExist));
        configuration.accessToken().ifPresent(token -> builder.intercept(new AccessToken(token)));
        configuration
                .tls()
                .ifPresent(tls -> builder.useTransportSecurity(
                        tls.certificateChain().toFile(), tls.privateKey().toFile()));
        try {
            Server started = builder.build().start();
            stopLast(() -> stop(started));
            return started;
        } catch (IOException e) {
            throw new NodeStartFailure(
                    "Port %d on %s is taken or not allowed; choose another or stop what uses it."
                            .formatted(configuration.port(), configuration.host()),
                    e);
        }
    }

    private boolean mayExist(String context) {
        return configuration.contexts().isEmpty() || configuration.contexts().contains(context);
    }

    private NodeInfo address() {
        return NodeInfo.newBuilder()
                .setNodeName("node")
                .setHostName(configuration.host())
                .setGrpcPort(port())
                .setHttpPort(configuration.httpPort().orElse(0))
                .build();
    }

    public String host() {
        return configuration.host();
    }

    /** The gRPC port that clients connect to. */
    public int port() {
        return server.getPort();
    }

    /** Writes a consistent copy of all data into a new folder, from which a node can be started; others go on working. */
    public void copyTo(Path folder) {
        store.copyTo(folder);
    }

    public EventLogs logs() {
        return logs;
    }

    public PlatformService platform() {
        return platform;
    }

    public CommandService commands() {
        return commands;
    }

    public QueryService queries() {
        return queries;
    }

    public EventSchedulerService scheduler() {
        return scheduler;
    }

    /** Stops: no new calls, what was accepted is written, the store is closed. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("The node did not stop cleanly", e);
            }
        }
    }

    /** Parts stop in the opposite order of their start. */
    private <T extends AutoCloseable> T stopLast(T part) {
        parts.push(part);
        return part;
    }

    private static void stop(Server server) throws InterruptedException {
        server.shutdownNow();
        server.awaitTermination(5, TimeUnit.SECONDS);
    }

    private static void stop(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(5, TimeUnit.SECONDS);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Keeps a repeated task going after a failure, which its executor would take as its end. */
    private record Guarded(Runnable task) implements Runnable {
        private static final System.Logger LOG = System.getLogger(EmbeddedNode.class.getName());

        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.ERROR, "A periodic task failed", failure);
            }
        }
    }
}
