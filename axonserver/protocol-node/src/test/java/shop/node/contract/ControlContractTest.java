package shop.node.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The control channel")
class ControlContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    @Test
    @DisplayName("tells a client where to connect")
    void platformServer() {
        PlatformInfo info = TARGET.headed(PlatformServiceGrpc.newBlockingStub(TARGET.channel()))
                .getPlatformServer(ClientIdentification.newBuilder()
                        .setClientId("client")
                        .setComponentName("shop")
                        .build());

        assertThat(info.getSameConnection() || info.getPrimary().getGrpcPort() > 0)
                .isTrue();
    }

    @Test
    @DisplayName("acknowledges an instruction that has an id")
    void acknowledges() throws Exception {
        AxonServerConnection application = connected();

        application
                .controlChannel()
                .sendInstruction(PlatformInboundInstruction.newBuilder()
                        .setInstructionId("beat-1")
                        .setHeartbeat(Heartbeat.getDefaultInstance())
                        .build())
                .get(10, SECONDS);
    }

    @Test
    @DisplayName("keeps the connection of a client that sends heartbeats")
    void heartbeats() {
        AxonServerConnection application = connected();

        application.controlChannel().enableHeartbeat(100, 400, MILLISECONDS);

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> application.isConnected() && application.isReady());
    }

    private AxonServerConnection connected() {
        AxonServerConnection application = TARGET.application("shop");
        await().atMost(Duration.ofSeconds(10)).until(application::isReady);
        return application;
    }
}
