package shop.benchmark;

import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;

/**
 * One connection to a server, shared by all clients of a load as the threads of an application share theirs, with the
 * protocol's generated stubs. Answers arrive on the transport's own thread, so that the clients cost as little as can be.
 */
final class Connection implements AutoCloseable {

    private static final Metadata.Key<String> CONTEXT =
            Metadata.Key.of("axoniq-context", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;

    Connection(ChildJvm server) {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .directExecutor()
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    EventStoreGrpc.EventStoreStub events() {
        return EventStoreGrpc.newStub(channel);
    }

    EventStoreGrpc.EventStoreStub events(String context) {
        Metadata headers = new Metadata();
        headers.put(CONTEXT, context);
        return events().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    CommandServiceGrpc.CommandServiceStub commands() {
        return CommandServiceGrpc.newStub(channel);
    }

    QueryServiceGrpc.QueryServiceStub queries() {
        return QueryServiceGrpc.newStub(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
