package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The quickstart's node")
class ForeignClientsTest {

    @RegisterExtension
    static final RunningSystem SYSTEM = new RunningSystem();

    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        URI node = URI.create(SYSTEM.address("node"));
        channel = NettyChannelBuilder.forAddress(node.getHost(), node.getPort())
                .usePlaintext()
                .build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
    }

    @ParameterizedTest(name = "presents ''{0}''")
    @DisplayName("takes no command, and tells no event, to whoever")
    @ValueSource(strings = {"", "guessed"})
    void refuses(String token) {
        Command asTheSystem = Command.newBuilder()
                .setName("shop.order.ordering.RejectUnpaidOrder")
                .build();

        assertThatThrownBy(() -> CommandServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(presenting(token)))
                        .dispatch(asTheSystem))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("access token");
        assertThatThrownBy(() -> lastToken(token))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("access token");
    }

    @Test
    @DisplayName("speaks to whoever has the token, which only its owner can read, and which is kept")
    void letsIn() throws Exception {
        Path file = SYSTEM.data().resolve("node-access-token");
        String token = Files.readString(file);

        long before = lastToken(token);
        new Shop(SYSTEM.address("gateway")).placed(Orders.mugsAndTea("order-beside-a-client", "tok_approve"));
        assertThat(lastToken(token)).isGreaterThan(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(token).hasSizeGreaterThan(40);
    }

    private static long lastToken(String token) {
        return EventStoreGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(presenting(token)))
                .getLastToken(GetLastTokenRequest.getDefaultInstance())
                .getToken();
    }

    private static Metadata presenting(String token) {
        var headers = new Metadata();
        if (!token.isEmpty()) {
            headers.put(Metadata.Key.of("axoniq-access-token", Metadata.ASCII_STRING_MARSHALLER), token);
        }
        return headers;
    }
}
