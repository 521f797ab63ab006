package shop.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.InstanceResponseType;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.kernel.Revision;
import shop.platform.processing.EventToken;
import shop.platform.rejection.Rejection;

@DisplayName("The serializer of every service")
class SerializationTest {

    private static final Serializer SERIALIZER =
            SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());

    static Stream<TrackingToken> tokens() {
        TrackingToken third = new GlobalSequenceTrackingToken(3);
        TrackingToken ninth = new GlobalSequenceTrackingToken(9);
        return Stream.of(
                third,
                new EventToken(7, "event-7"),
                ReplayToken.createReplayToken(new EventToken(7, "event-7"), third),
                MergedTrackingToken.merged(third, new EventToken(7, "event-7")),
                GapAwareTrackingToken.newInstance(9, List.of(4L, 7L)),
                GapAwareTrackingToken.newInstance(9, List.of()),
                ReplayToken.createReplayToken(ninth, third),
                ReplayToken.createReplayToken(ninth, null),
                ReplayToken.createReplayToken(ninth, third, "rebuilt by an operator"),
                ReplayToken.createReplayToken(
                        GapAwareTrackingToken.newInstance(9, List.of(4L)),
                        GapAwareTrackingToken.newInstance(3, List.of(1L))),
                MergedTrackingToken.merged(third, ninth),
                MergedTrackingToken.merged(ReplayToken.createReplayToken(ninth, third), ninth),
                new MultiSourceTrackingToken(Map.of("one", third, "other", ninth)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    @DisplayName("keeps every kind of token, so that a processor goes on where it was")
    void tokens(TrackingToken token) {
        assertThat(thereAndBack(token)).isEqualTo(token).hasSameHashCodeAs(token);
    }

    @Test
    @DisplayName("keeps the context of a replay")
    void contextOfReplay() {
        TrackingToken token = ReplayToken.createReplayToken(
                new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(3), "rebuilt by an operator");

        assertThat(ReplayToken.replayContext(thereAndBack(token), String.class)).contains("rebuilt by an operator");
    }

    @Test
    @DisplayName("keeps state that is private and that no method shows")
    void privateState() {
        Counter counter = new Counter();
        counter.count();
        counter.count();

        assertThat(thereAndBack(counter).next()).isEqualTo(3);
    }

    @Test
    @DisplayName("keeps a rejection as it is, because it crosses the server where its exception does not")
    void rejection() {
        Rejection rejection =
                new Rejection("ORD-02", "tenders-differ-from-total", "Make them equal.", Map.of("total", "12.90 EUR"));

        assertThat(thereAndBack(rejection)).isEqualTo(rejection);
    }

    @Test
    @DisplayName("keeps what messages carry about themselves")
    void metaData() {
        MetaData metaData = MetaData.with("orderId", "order-1").and("subject", "system");

        assertThat(thereAndBack(metaData)).isEqualTo(metaData);
    }

    @Test
    @DisplayName("writes values as plain data: ids as text, money as its two parts, nothing for what is absent")
    void plainData() {
        Parcel parcel = new Parcel(
                OrderId.of("order-1"),
                Money.of(1290, "EUR"),
                new PersonalData("customer-1", new Recipient("Ada", "", "Berlin", "10115", "", "DE", "")),
                Optional.empty(),
                Optional.of(OrderId.of("order-2")));

        assertThat(SERIALIZER.serialize(parcel, String.class).getData())
                .isEqualTo("{\"order\":\"order-1\",\"price\":{\"minor\":1290,\"currency\":\"EUR\"},\"to\":{\"owner\":"
                        + "\"customer-1\",\"recipient\":{\"name\":\"Ada\",\"street\":\"\",\"city\":\"Berlin\","
                        + "\"postcode\":\"10115\",\"region\":\"\",\"country\":\"DE\",\"email\":\"\"}},"
                        + "\"replacedBy\":\"order-2\"}");
        assertThat(thereAndBack(parcel)).isEqualTo(parcel);
    }

    @Test
    @DisplayName("notes the revision that a message declares, and none for a message that declares none")
    void revision() {
        assertThat(SERIALIZER
                        .serialize(new Sent("order-1"), byte[].class)
                        .getType()
                        .getRevision())
                .isEqualTo("7");
        assertThat(SERIALIZER.serialize(new Counter(), byte[].class).getType().getRevision())
                .isNull();
    }

    @Test
    @DisplayName("reads no revision that it does not know: what is new in it would be lost in silence")
    void unknownRevision() {
        SerializedObject<byte[]> sent = SERIALIZER.serialize(new Sent("order-1"), byte[].class);
        var fromTheFuture = new SimpleSerializedObject<>(
                sent.getData(), byte[].class, sent.getType().getName(), "8");

        assertThat(SERIALIZER.<byte[], Object>deserialize(sent)).isEqualTo(new Sent("order-1"));
        assertThatThrownBy(() -> SERIALIZER.deserialize(fromTheFuture))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Revision 8")
                .hasMessageContaining("only revision 7");
    }

    @Test
    @DisplayName("stores a message under its own name, whatever class it is today, and reads it by that name")
    void namesOfMessages() {
        Rejection rejection = new Rejection("ORD-02", "tenders-differ-from-total", "Make them equal.", Map.of());
        SerializedObject<byte[]> stored = SERIALIZER.serialize(rejection, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("platform.Rejection");
        assertThat(SERIALIZER.<byte[], Object>deserialize(stored)).isEqualTo(rejection);
    }

    @Test
    @DisplayName("tells a query's expected answer by its name")
    void expectedAnswers() {
        var expected = new InstanceResponseType<>(Rejection.class);

        assertThat(SERIALIZER.serialize(expected, String.class).getData()).contains("\"platform.Rejection\"");
        assertThat(thereAndBack(expected)).isEqualTo(expected);
    }

    @Test
    @DisplayName("does not make objects of classes that a stored text names and that are not ours")
    void foreignClasses() {
        byte[] text = ("{\"@class\":\"" + ReplayToken.class.getName()
                        + "\",\"tokenAtReset\":{\"@class\":\"javax.swing.JEditorPane\"},\"currentToken\":null}")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SERIALIZER.deserialize(
                        new SimpleSerializedObject<>(text, byte[].class, ReplayToken.class.getName(), null)))
                .isInstanceOf(SerializationException.class);
    }

    private static <T> T thereAndBack(T object) {
        SerializedObject<byte[]> stored = SERIALIZER.serialize(object, byte[].class);
        return SERIALIZER.deserialize(stored);
    }

    /** Keeps state as an aggregate does. */
    static final class Counter {

        private int counted;

        void count() {
            counted++;
        }

        int next() {
            return counted + 1;
        }
    }

    @Revision("7")
    record Sent(String order) {}

    record Parcel(
            OrderId order, Money price, PersonalData to, Optional<OrderId> replaces, Optional<OrderId> replacedBy) {}
}
