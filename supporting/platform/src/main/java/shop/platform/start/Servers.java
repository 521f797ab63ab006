package shop.platform.start;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shop.starting.CannotStart;

/** The servers that a service needs: waits until they can be used, for as long as that may take. */
public final class Servers {

    private static final int AXON_SERVER_PORT = 8124;
    private static final int CONNECT_MILLIS = 1_000;
    private static final long ANSWER_SECONDS = 5;
    private static final Set<String> NO_ENTRANCE = Set.of("AXONIQ-1000", "AXONIQ-1001");
    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> CONTEXT =
            Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private final Waiting waiting;

    /** Tells by sentences for what it waits, if it has to. */
    public Servers(Consumer<String> teller) {
        this(new Waiting(teller));
    }

    Servers(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * How Axon Server is reached.
     *
     * @param servers {@code host:port}, or several by comma, of which one suffices
     * @param token what it is presented with; empty where it asks for none
     * @param context the context that is used
     * @param encrypted whether by TLS: then no more is asked than whether somebody listens
     */
    public record AxonServer(String servers, String token, String context, boolean encrypted) {}

    /** @throws CannotStart when it does not accept the token */
    public void await(AxonServer server) {
        List<InetSocketAddress> addresses = Stream.of(server.servers().split(","))
                .map(String::strip)
                .map(Servers::address)
                .toList();
        waiting.until(
                "Axon Server at " + server.servers(),
                () -> listening(addresses)
                        .map(one -> server.encrypted() ? Optional.<String>empty() : greeting(one, server))
                        .orElse(Optional.of("nobody answers there")));
    }

    /** Waits for any of the servers that a connection string names; who speaks to it learns whether it may. */
    public void await(ConnectionString mongo) {
        if (mongo.isSrvProtocol()) {
            return;
        }
        List<InetSocketAddress> addresses = mongo.getHosts().stream()
                .map(ServerAddress::new)
                .map(host -> new InetSocketAddress(host.getHost(), host.getPort()))
                .toList();
        waiting.until(
                "MongoDB at " + String.join(",", mongo.getHosts()),
                () -> listening(addresses).isPresent() ? Optional.empty() : Optional.of("nobody answers there"));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(text, AXON_SERVER_PORT)
                : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** The first that listens. Names are looked up each time: a server that is not there yet may not have one. */
    private static Optional<InetSocketAddress> listening(List<InetSocketAddress> addresses) {
        return addresses.stream().filter(Servers::listens).findFirst();
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    /** Asks as the connector will: empty when it would be let in. */
    private static Optional<String> greeting(InetSocketAddress address, AxonServer server) {
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        address.getHostString(), address.getPort(), InsecureChannelCredentials.create())
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(CONTEXT, server.context());
            if (!server.token().isEmpty()) {
                headers.put(TOKEN, server.token());
            }
            PlatformServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .getPlatformServer(ClientIdentification.newBuilder()
                            .setComponentName("start")
                            .setClientId("start")
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException answer) {
            return Optional.of(hindrance(answer, server));
        } finally {
            channel.shutdownNow();
        }
    }

    private static String hindrance(StatusRuntimeException answer, AxonServer server) {
        String code = Optional.ofNullable(answer.getTrailers())
                .map(trailers -> trailers.get(ERROR_CODE))
                .orElse("");
        if (NO_ENTRANCE.contains(code)) {
            throw new CannotStart(
                    "Axon Server at " + server.servers()
                            + (server.token().isEmpty()
                                    ? " asks for an access token."
                                    : " does not accept the access token."),
                    "Name the one that it knows with axon.axonserver.token.",
                    answer);
        }
        String said = Optional.ofNullable(answer.getStatus().getDescription())
                .map(text -> text.lines().findFirst().orElse(""))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> answer.getStatus().getCode().name());
        return "it listens, but does not let us in yet (" + said + ")";
    }
}
