package shop.node.contract;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.admin.AdminChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.admin.CreateContextRequest;
import io.axoniq.axonserver.grpc.admin.DeleteContextRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.node.EmbeddedNode;

/**
 * The server that the contract is checked against: the one at {@code -Dnode.target=host:port}, or else a node of our own.
 * Works in a context made for it and thrown away afterwards, where the server can make one, or else in the one that
 * {@code -Dnode.context} names. After each test what it planned is cancelled and its connections are closed; events
 * cannot be taken back.
 */
final class Target implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final String ADDRESS = System.getProperty("node.target", "");
    private static final String CONTEXT = System.getProperty("node.context", "");
    private static final String FALLBACK = "default";
    private static final String ADMINISTRATION = "_admin";
    private static final String TOKEN = System.getProperty("node.token", "");

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private Optional<EmbeddedNode> own = Optional.empty();
    private final boolean ownOnly;
    private Optional<String> thrownAway = Optional.empty();
    private String host = "";
    private int port;
    private String context = CONTEXT;

    Target() {
        this(false);
    }

    private Target(boolean ownOnly) {
        this.ownOnly = ownOnly;
    }

    /** A node of our own, whatever server is named: for what it promises beyond the contract. */
    static Target ownNode() {
        return new Target(true);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        if (ADDRESS.isEmpty() || ownOnly) {
            EmbeddedNode node = EmbeddedNode.start();
            own = Optional.of(node);
            host = node.host();
            port = node.port();
            // It makes a context at its first use.
            context = fresh("contract");
        } else {
            host = ADDRESS.substring(0, ADDRESS.lastIndexOf(':'));
            port = Integer.parseInt(ADDRESS.substring(ADDRESS.lastIndexOf(':') + 1));
            if (context.isEmpty()) {
                thrownAway = made(fresh("contract"));
                context = thrownAway.orElse(FALLBACK);
            }
        }
    }

    /** The context, if the server lets one be made: editions with a single one do not. */
    private Optional<String> made(String name) {
        try {
            administration()
                    .createContext(CreateContextRequest.newBuilder()
                            .setName(name)
                            .setReplicationGroupName(FALLBACK)
                            .build())
                    .get(60, TimeUnit.SECONDS);
            return Optional.of(name);
        } catch (ExecutionException | TimeoutException notHere) {
            System.out.printf("No context can be made here, so the contract uses '%s': %s%n", FALLBACK, notHere);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            afterEach(null);
        }
    }

    private AdminChannel administration() {
        return connect("contract", fresh("contract"), ADMINISTRATION).adminChannel();
    }

    /** An id that no other test, now or before, has used. */
    static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    /** A connected application of its own. */
    AxonServerConnection application(String component) {
        return application(component, fresh(component));
    }

    AxonServerConnection application(String component, String clientId) {
        return connect(component, clientId, context);
    }

    private AxonServerConnection connect(String component, String clientId, String to) {
        AxonServerConnectionFactory.Builder builder = AxonServerConnectionFactory.forClient(component, clientId)
                .routingServers(new ServerAddress(host, port))
                .connectTimeout(60, TimeUnit.SECONDS)
                .reconnectInterval(100, TimeUnit.MILLISECONDS);
        if (!TOKEN.isEmpty()) {
            builder.token(TOKEN);
        }
        AxonServerConnectionFactory factory = builder.build();
        endings.push(factory::shutdown);
        return factory.connect(to);
    }

    /** A bare channel, for what the genuine client does not let one do. */
    ManagedChannel channel() {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(host, port).usePlaintext().build();
        endings.push(channel::shutdownNow);
        return channel;
    }

    /** A stub on a bare channel, with the headers that every call carries. */
    <S extends AbstractStub<S>> S headed(S stub) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER), context);
        if (!TOKEN.isEmpty()) {
            headers.put(Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER), TOKEN);
        }
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Runs after the test, before its connections are closed. */
    void atTheEnd(Runnable cleaning) {
        endings.push(cleaning);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        if (thrownAway.isPresent()) {
            administration()
                    .deleteContext(DeleteContextRequest.newBuilder()
                            .setName(thrownAway.get())
                            .build())
                    .get(60, TimeUnit.SECONDS);
            afterEach(test);
        }
        own.ifPresent(EmbeddedNode::close);
    }
}
