package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.streams.CreateStreamRequest;
import io.axoniq.axonserver.grpc.streams.PersistentStreamServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node keeps apart")
class IsolationTest {

    @Test
    @DisplayName("the contexts, in all things")
    void contexts() throws Exception {
        try (EmbeddedNode node = EmbeddedNode.start()) {
            AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient("shop")
                    .routingServers(new ServerAddress(node.host(), node.port()))
                    .build();
            AxonServerConnection blue = factory.connect("blue");
            AxonServerConnection red = factory.connect("red");
            blue.commandChannel()
                    .registerCommandHandler(
                            command -> CompletableFuture.completedFuture(CommandResponse.getDefaultInstance()),
                            100,
                            "Paint")
                    .awaitAck(60, SECONDS);

            blue.eventChannel()
                    .appendEvents(Events.of("mug", 0), Events.of("mug", 1))
                    .get(60, SECONDS);
            red.eventChannel().appendEvents(Events.of("mug", 0)).get(60, SECONDS);
            blue.eventChannel().appendSnapshot(Events.of("mug", 1)).get(60, SECONDS);
            blue.eventChannel()
                    .scheduleEvent(Instant.now().plusSeconds(3_600), Events.without("later"))
                    .get(60, SECONDS);

            assertThat(blue.eventChannel().getLastToken().get(60, SECONDS)).isEqualTo(1);
            assertThat(red.eventChannel().getLastToken().get(60, SECONDS)).isZero();
            assertThat(red.eventChannel().findHighestSequence("mug").get(60, SECONDS))
                    .isZero();
            assertThat(red.eventChannel().loadSnapshots("mug", 0, 10, 1).hasNext())
                    .isFalse();
            assertThat(node.view().schedule("blue").planned(Long.MAX_VALUE, 10)).hasSize(1);
            assertThat(node.view().schedule("red").planned(Long.MAX_VALUE, 10)).isEmpty();
            Command paint = Command.newBuilder().setName("Paint").build();
            assertThat(blue.commandChannel().sendCommand(paint).get(60, SECONDS).getErrorCode())
                    .isEmpty();
            assertThat(red.commandChannel().sendCommand(paint).get(60, SECONDS).getErrorCode())
                    .isEqualTo("AXONIQ-4000");
            assertThat(red.queryChannel()
                            .query(QueryRequest.newBuilder().setQuery("Any").build())
                            .next()
                            .getErrorCode())
                    .isEqualTo("AXONIQ-5000");
            assertThat(node.view().contexts()).contains("blue", "red", "default");

            blue.eventChannel()
                    .scheduleEvent(Instant.now(), Events.without("now"))
                    .get(60, SECONDS);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> blue.eventChannel().getLastToken().get(60, SECONDS) == 2);
            assertThat(red.eventChannel().getLastToken().get(60, SECONDS)).isZero();
            factory.connect("default")
                    .eventChannel()
                    .appendEvents(Events.of("mug", 0), Events.of("mug", 1), Events.of("mug", 2), Events.of("mug", 3))
                    .get(60, SECONDS);
            assertThat(lastToken(node, "Unrelated", "blue"))
                    .as("a call that names no context is about the default one")
                    .isEqualTo(3);
            factory.shutdown();
        }
    }

    @Test
    @DisplayName("contexts that exist from those that do not, when told which do")
    void unknownContext() {
        NodeConfiguration configuration = NodeConfiguration.inMemory().withContexts(Set.of("default"));
        try (EmbeddedNode node = EmbeddedNode.start(configuration)) {
            assertThat(lastToken(node, "AxonIQ-Context", "default")).isEqualTo(-1);
            assertRefused(() -> lastToken(node, "AxonIQ-Context", "elsewhere"), Status.Code.NOT_FOUND, "AXONIQ-1302");
        }
    }

    @Test
    @DisplayName("clients with the access token from those without")
    void accessToken() {
        try (EmbeddedNode node = EmbeddedNode.start(NodeConfiguration.inMemory().withAccessToken("open sesame"))) {
            assertThat(lastToken(node, "AxonIQ-Access-Token", "open sesame")).isEqualTo(-1);
            assertRefused(
                    () -> lastToken(node, "AxonIQ-Access-Token", "open barley"),
                    Status.Code.PERMISSION_DENIED,
                    "AXONIQ-1001");
            assertRefused(
                    () -> lastToken(node, "AxonIQ-Context", "default"), Status.Code.UNAUTHENTICATED, "AXONIQ-1000");
        }
    }

    @Test
    @DisplayName("what it serves from what it does not, by name")
    void notServed() {
        try (EmbeddedNode node = EmbeddedNode.start()) {
            ManagedChannel channel = plain(node);
            Throwable refusal = catchThrowable(() -> PersistentStreamServiceGrpc.newBlockingStub(channel)
                    .createStream(CreateStreamRequest.getDefaultInstance()));
            channel.shutdownNow();

            assertThat(Status.fromThrowable(refusal).getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
            assertThat(refusal).hasMessageContaining("does not serve").hasMessageContaining("CreateStream");
        }
    }

    @Test
    @DisplayName("encrypted from plain connections, when it has a certificate")
    void tls(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        NodeConfiguration configuration = NodeConfiguration.inMemory().withTls(certificate.chain(), certificate.key());
        try (EmbeddedNode node = EmbeddedNode.start(configuration)) {
            ManagedChannel secure = NettyChannelBuilder.forAddress("localhost", node.port())
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(certificate.chain().toFile())
                            .build())
                    .build();
            assertThat(EventStoreGrpc.newBlockingStub(secure)
                            .getLastToken(GetLastTokenRequest.getDefaultInstance())
                            .getToken())
                    .isEqualTo(-1);
            secure.shutdownNow();
            assertThatThrownBy(() -> lastToken(node, "AxonIQ-Context", "default"))
                    .isInstanceOf(StatusRuntimeException.class);
        }
        assertThatThrownBy(() -> EmbeddedNode.start(
                        NodeConfiguration.inMemory().withTls(folder.resolve("none.pem"), certificate.key())))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining("none.pem");
    }

    @Test
    @DisplayName("its health for who asks over HTTP")
    void health() throws Exception {
        try (EmbeddedNode node = EmbeddedNode.start(NodeConfiguration.inMemory().withHttpPort(0))) {
            assertThat(get(node, "/actuator/health").body())
                    .startsWith("{\"status\":\"UP\",\"components\":{")
                    .contains(
                            "\"grpc\":{\"status\":\"UP\"}",
                            "\"schedule\":{\"status\":\"UP\"}",
                            "\"store\":{\"status\":\"UP\"}",
                            "\"writer\":{\"status\":\"UP\"}");
            assertThat(get(node, "/v1/public/context").body()).isEqualTo("[{\"context\":\"default\"}]");
        }
    }

    @Test
    @DisplayName("callers that left from those that wait: nothing stays in flight")
    void nothingStays() {
        try (EmbeddedNode node = EmbeddedNode.start()) {
            ManagedChannel channel = plain(node);
            CommandServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
                    .dispatch(Command.newBuilder()
                            .setMessageIdentifier("c-1")
                            .setName("Nobody")
                            .build());
            channel.shutdownNow();

            assertThat(node.view().commands("default").inFlight()).isZero();
        }
    }

    private static HttpResponse<String> get(EmbeddedNode node, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + node.httpPort().orElseThrow() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long lastToken(EmbeddedNode node, String header, String value) {
        ManagedChannel channel = plain(node);
        try {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
            return EventStoreGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
                    .getLastToken(GetLastTokenRequest.getDefaultInstance())
                    .getToken();
        } finally {
            channel.shutdownNow();
        }
    }

    private static ManagedChannel plain(EmbeddedNode node) {
        return NettyChannelBuilder.forAddress(node.host(), node.port())
                .usePlaintext()
                .build();
    }

    private static void assertRefused(Runnable call, Status.Code status, String code) {
        StatusRuntimeException refusal = (StatusRuntimeException) catchThrowable(call::run);
        assertThat(refusal.getStatus().getCode()).isEqualTo(status);
        assertThat(refusal.getStatus().getDescription()).startsWith("[" + code + "]");
        assertThat(refusal.getTrailers().get(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo(code);
    }
}
