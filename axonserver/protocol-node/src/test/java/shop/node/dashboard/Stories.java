package shop.node.dashboard;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;

/** Events of orders, as a shop would store them. */
final class Stories {

    private Stories() {}

    static Event orderPlaced(String orderId) {
        return event("Order", orderId, 0, "shop.order.OrderPlaced", orderId, """
                {"orderId":"%s","total":{"minor":4310,"currency":"EUR"},"weight":12345678901234567890,"gift":true}""".formatted(orderId));
    }

    static Event orderConfirmed(String orderId) {
        return event("Order", orderId, 1, "shop.order.OrderConfirmed", orderId, "{}");
    }

    static Event paymentAuthorised(String orderId) {
        return event(
                "Payment", "payment-of-" + orderId, 0, "shop.payment.PaymentAuthorised", orderId, "{\"amount\":4310}");
    }

    static Event event(
            String aggregateType, String aggregateId, long sequence, String type, String orderId, String payload) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setTimestamp(System.currentTimeMillis())
                .setAggregateType(aggregateType)
                .setAggregateIdentifier(aggregateId)
                .setAggregateSequenceNumber(sequence)
                .setPayload(payload(type, ByteString.copyFromUtf8(payload)))
                .putMetaData("orderId", text(orderId))
                .putMetaData("traceId", text("trace-of-" + orderId))
                .build();
    }

    static SerializedObject payload(String type, ByteString data) {
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision("1")
                .setData(data)
                .build();
    }

    static MetaDataValue text(String value) {
        return MetaDataValue.newBuilder().setTextValue(value).build();
    }
}
