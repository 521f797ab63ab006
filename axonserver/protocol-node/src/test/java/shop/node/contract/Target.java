package shop.node.contract;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.node.EmbeddedNode;

/**
 * The server that the contract is checked against: the one at {@code -Dnode.target=host:port}, or else a node of our own.
 * Connections opened through it are closed after each test. Nothing here needs an empty server or more than one context.
 */
final class Target implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final String ADDRESS = System.getProperty("node.target", "");
    private static final String CONTEXT = System.getProperty("node.context", "default");
    private static final String TOKEN = System.getProperty("node.token", "");

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private Optional<EmbeddedNode> own = Optional.empty();
    private String host = "";
    private int port;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (ADDRESS.isEmpty()) {
            EmbeddedNode node = EmbeddedNode.start();
            own = Optional.of(node);
            host = node.host();
            port = node.port();
        } else {
            host = ADDRESS.substring(0, ADDRESS.lastIndexOf(':'));
            port = Integer.parseInt(ADDRESS.substring(ADDRESS.lastIndexOf(':') + 1));
        }
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
        AxonServerConnectionFactory.Builder builder = AxonServerConnectionFactory.forClient(component, clientId)
                .routingServers(new ServerAddress(host, port))
                .connectTimeout(5, TimeUnit.SECONDS)
                .reconnectInterval(100, TimeUnit.MILLISECONDS);
        if (!TOKEN.isEmpty()) {
            builder.token(TOKEN);
        }
        AxonServerConnectionFactory factory = builder.build();
        endings.push(factory::shutdown);
        return factory.connect(CONTEXT);
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
        headers.put(Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER), CONTEXT);
        if (!TOKEN.isEmpty()) {
            headers.put(Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER), TOKEN);
        }
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        own.ifPresent(EmbeddedNode::close);
    }
}
