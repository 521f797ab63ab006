package shop.rehearsal;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Appends events byte by byte, whether anybody can read them or not: as another version, or a mishap, would. */
public final class RawLog implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final AxonServerConnectionFactory factory;
    private final AxonServerConnection connection;

    /** Of the node that listens there. */
    public RawLog(String host, int port) {
        factory = AxonServerConnectionFactory.forClient("raw-log")
                .routingServers(new ServerAddress(host, port))
                .build();
        connection = factory.connect("default");
    }

    /** An event of an aggregate of this type. */
    public static Event.Builder event(
            String aggregateType, String aggregate, long sequence, String type, String revision, String payload) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateType(aggregateType)
                .setAggregateIdentifier(aggregate)
                .setAggregateSequenceNumber(sequence)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(object(type, revision, payload));
    }

    /** Metadata that claim to be of this type. */
    public static MetaDataValue metadata(String type, String payload) {
        return MetaDataValue.newBuilder()
                .setBytesValue(object(type, "", payload))
                .build();
    }

    private static SerializedObject object(String type, String revision, String payload) {
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision(revision)
                .setData(ByteString.copyFromUtf8(payload))
                .build();
    }

    /** @throws IllegalStateException when the node does not take it */
    public void append(Event.Builder event) {
        try {
            if (!connection
                    .eventChannel()
                    .appendEvents(event.build())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getSuccess()) {
                throw new IllegalStateException("The event was not appended");
            }
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
        factory.shutdown();
    }
}
