package shop.node.contract;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import java.util.UUID;

/** Messages as an application would send them. */
final class Messages {

    private Messages() {}

    static SerializedObject payload(String text) {
        return SerializedObject.newBuilder()
                .setType("text")
                .setRevision("1")
                .setData(ByteString.copyFromUtf8(text))
                .build();
    }

    static Event domainEvent(String aggregateId, long sequence) {
        return domainEvent(aggregateId, sequence, "event " + sequence + " of " + aggregateId);
    }

    static Event domainEvent(String aggregateId, long sequence, String text) {
        return event(text).toBuilder()
                .setAggregateIdentifier(aggregateId)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType("Mug")
                .build();
    }

    /** An event that belongs to no aggregate. */
    static Event event(String text) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(text))
                .putMetaData(
                        "orderId", MetaDataValue.newBuilder().setTextValue(text).build())
                .build();
    }

    static Command command(String name, String routingKey) {
        return Command.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setName(name)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(routingKey))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(routingKey)))
                .build();
    }

    static Command command(String name, String routingKey, long priority) {
        return command(name, routingKey).toBuilder()
                .addProcessingInstructions(number(ProcessingKey.PRIORITY, priority))
                .build();
    }

    static CommandResponse answer(String text) {
        return CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setPayload(payload(text))
                .build();
    }

    static CommandResponse answer(Command command, String text) {
        return answer(text).toBuilder()
                .setRequestIdentifier(command.getMessageIdentifier())
                .build();
    }

    /** A query that one success answers, as the framework's direct queries are. */
    static QueryRequest query(String name) {
        return query(name, 1);
    }

    static QueryRequest query(String name, long results) {
        return QueryRequest.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setQuery(name)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(name))
                .addProcessingInstructions(number(ProcessingKey.NR_OF_RESULTS, results))
                .addProcessingInstructions(number(ProcessingKey.TIMEOUT, 30_000))
                .build();
    }

    static QueryResponse result(QueryRequest query, String text) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(query.getMessageIdentifier())
                .setPayload(payload(text))
                .build();
    }

    static ProcessingInstruction number(ProcessingKey key, long value) {
        return ProcessingInstruction.newBuilder()
                .setKey(key)
                .setValue(MetaDataValue.newBuilder().setNumberValue(value))
                .build();
    }

    static String text(SerializedObject payload) {
        return payload.getData().toStringUtf8();
    }
}
