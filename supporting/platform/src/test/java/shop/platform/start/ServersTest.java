package shop.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.starting.CannotStart;

@DisplayName("A service that starts before its servers")
@Timeout(300)
class ServersTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Servers servers = new Servers(new Waiting(told::add, Duration.ofMillis(20), Duration.ofMillis(100)));

    @Test
    @DisplayName("waits for Axon Server, says for what and that it still does, and goes on when it is there")
    void waitsForAxonServer() throws Exception {
        Socket deaf = boundButDeaf();
        String address = "127.0.0.1:" + deaf.getLocalPort();
        CompletableFuture<Void> start =
                CompletableFuture.runAsync(() -> servers.await(new Servers.AxonServer(address, "", "default", false)));

        await().atMost(Duration.ofSeconds(60)).until(() -> told.size() >= 2);
        assertThat(told.get(0)).isEqualTo("Waiting for Axon Server at " + address + ": nobody answers there.");
        assertThat(told.get(1))
                .startsWith("Still waiting, for ")
                .endsWith(" s now, for Axon Server at " + address + ": nobody answers there.");
        assertThat(start).isNotDone();

        int port = deaf.getLocalPort();
        deaf.close();
        Server server = axonServer(port, Optional.empty());
        try {
            start.join();
        } finally {
            server.shutdownNow();
        }
        assertThat(told.get(told.size() - 1)).startsWith("Axon Server at " + address + " answers, after ");
    }

    @Test
    @DisplayName("says nothing when they are there, and takes any one of several")
    void saysNothing() throws Exception {
        Server server = axonServer(0, Optional.empty());
        try (Socket deaf = boundButDeaf()) {
            servers.await(new Servers.AxonServer(
                    "127.0.0.1:" + deaf.getLocalPort() + ", 127.0.0.1:" + server.getPort(), "", "default", false));
        } finally {
            server.shutdownNow();
        }
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("waits for one that listens and is not ready yet, and repeats what that says")
    void waitsUntilReady() throws Exception {
        AtomicReference<Optional<Status>> answer = new AtomicReference<>(
                Optional.of(Status.UNAVAILABLE.withDescription("[AXONIQ-1302] No leader for default\nat …")));
        Server server = axonServer(0, answer, "");
        try {
            CompletableFuture<Void> start = CompletableFuture.runAsync(
                    () -> servers.await(new Servers.AxonServer("127.0.0.1:" + server.getPort(), "", "default", false)));
            await().atMost(Duration.ofSeconds(60)).until(() -> !told.isEmpty());
            assertThat(told.get(0))
                    .endsWith(": it listens, but does not let us in yet ([AXONIQ-1302] No leader for default).");

            answer.set(Optional.empty());
            start.join();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    @DisplayName("does not wait for a server that refuses its token, but says so with the way out")
    void refusesAWrongToken() throws Exception {
        Server server = axonServer(
                0,
                new AtomicReference<>(Optional.of(Status.UNAUTHENTICATED.withDescription("Invalid token"))),
                "AXONIQ-1001");
        String address = "127.0.0.1:" + server.getPort();
        try {
            assertThatThrownBy(() -> servers.await(new Servers.AxonServer(address, "guessed", "default", false)))
                    .isInstanceOfSatisfying(CannotStart.class, refusal -> {
                        assertThat(refusal)
                                .hasMessage("Axon Server at " + address + " does not accept the access token.");
                        assertThat(refusal.remedy()).contains("axon.axonserver.token");
                    });
            assertThatThrownBy(() -> servers.await(new Servers.AxonServer(address, "", "default", false)))
                    .hasMessage("Axon Server at " + address + " asks for an access token.");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    @DisplayName("waits for MongoDB alike")
    void waitsForMongo() throws Exception {
        Socket deaf = boundButDeaf();
        int port = deaf.getLocalPort();
        CompletableFuture<Void> start = CompletableFuture.runAsync(
                () -> servers.await(new ConnectionString("mongodb://order:secret@127.0.0.1:" + port + "/order")));
        await().atMost(Duration.ofSeconds(60)).until(() -> !told.isEmpty());
        assertThat(told.get(0)).isEqualTo("Waiting for MongoDB at 127.0.0.1:" + port + ": nobody answers there.");

        deaf.close();
        try (ServerSocket listening = new ServerSocket(port, 5, InetAddress.getByName("127.0.0.1"))) {
            start.join();
            assertThat(listening.isBound()).isTrue();
        }
    }

    /** Holds a port at which nobody listens, so that nobody else can begin to. */
    private static Socket boundButDeaf() throws Exception {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return socket;
    }

    private static Server axonServer(int port, Optional<Status> answer) throws Exception {
        return axonServer(port, new AtomicReference<>(answer), "");
    }

    private static Server axonServer(int port, AtomicReference<Optional<Status>> answer, String code) throws Exception {
        return Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                .addService(new PlatformServiceGrpc.PlatformServiceImplBase() {
                    @Override
                    public void getPlatformServer(ClientIdentification who, StreamObserver<PlatformInfo> caller) {
                        answer.get()
                                .ifPresentOrElse(
                                        status -> caller.onError(status.asRuntimeException(trailers(code))), () -> {
                                            caller.onNext(PlatformInfo.getDefaultInstance());
                                            caller.onCompleted();
                                        });
                    }
                })
                .build()
                .start();
    }

    private static Metadata trailers(String code) {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), code);
        return trailers;
    }
}
