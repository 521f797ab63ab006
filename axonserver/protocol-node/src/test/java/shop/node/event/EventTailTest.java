package shop.node.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.EmbeddedNode;

@DisplayName("A reader that follows the log")
class EventTailTest {

    @Test
    @DisplayName("learns within seconds how far it is, though it wants none of the events")
    void progress() throws Exception {
        try (EmbeddedNode node = EmbeddedNode.start()) {
            AxonServerConnectionFactory application = AxonServerConnectionFactory.forClient("shop")
                    .routingServers(new ServerAddress(node.host(), node.port()))
                    .build();
            try {
                EventChannel events = application.connect("default").eventChannel();
                EventStream stream = events.openStream(-1, 100);
                stream.excludePayloadType("MugMade", "");
                events.appendEvents(mug("MugSold")).get(60, SECONDS);
                assertThat(stream.nextIfAvailable(60, SECONDS).getToken()).isZero();

                events.appendEvents(mug("MugMade"), mug("MugMade"), mug("MugMade"))
                        .get(60, SECONDS);

                EventWithToken last = stream.nextIfAvailable(60, SECONDS);
                while (last.getToken() < 3) {
                    last = stream.nextIfAvailable(60, SECONDS);
                }
                assertThat(last.getEvent().getPayload().getType()).isEqualTo("MugMade");
                assertThat(stream.nextIfAvailable(2, SECONDS)).as("told once").isNull();
            } finally {
                application.shutdown();
            }
        }
    }

    private static Event mug(String type) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder().setType(type).setData(ByteString.copyFromUtf8("{}")))
                .build();
    }
}
