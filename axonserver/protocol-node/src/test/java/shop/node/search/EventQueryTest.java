package shop.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A query")
class EventQueryTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private static final EventWithToken PAINTED = EventWithToken.newBuilder()
            .setToken(41)
            .setEvent(Event.newBuilder()
                    .setMessageIdentifier("e-1")
                    .setAggregateIdentifier("mug-7")
                    .setAggregateType("Mug")
                    .setAggregateSequenceNumber(3)
                    .setTimestamp(Instant.parse("2024-03-01T11:30:00Z").toEpochMilli())
                    .setPayload(SerializedObject.newBuilder()
                            .setType("MugPainted")
                            .setRevision("2")
                            .setData(ByteString.copyFromUtf8("{\"say\":\"it's \\\"blue\\\"\"}")))
                    .putMetaData(
                            "orderId",
                            MetaDataValue.newBuilder().setTextValue("o-9").build()))
            .build();

    @ParameterizedTest
    @DisplayName("matches")
    @ValueSource(
            strings = {
                "",
                "token = 41",
                "token>40 and token<42",
                "token != 40 and aggregateType = 'Mug'",
                "payloadType in ('MugMade', \"MugPainted\")",
                "aggregateSequenceNumber in [1, 3]",
                "payloadRevision = 2",
                "payloadData contains '\\\\\"blue'",
                "metaData contains \"orderId=o-9\"",
                "eventIdentifier = 'e-1' or token = 0",
                "token = 0 or token = 1 or token = 41",
                "not token = 0 and not (token = 1)",
                "timestamp >= '2024-03-01T11:30:00Z' and timestamp < '2024-03-01T11:30:00.001Z'",
                "timestamp = 1709292600000",
                "last 31 minutes",
                "last 1 hour | payloadType = 'MugPainted'",
                "aggregateIdentifier = 'mug-7' | last 2 days | limit(5)",
                "COUNT",
                "token = 41 | count | limit 3"
            })
    void matches(String query) {
        assertThat(EventQuery.parse(query, NOW).matches(PAINTED)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("does not match")
    @ValueSource(
            strings = {
                "token = 40",
                "token = 41 and token = 40",
                "not token = 41",
                "payloadType in ('MugMade')",
                "last 29 minutes",
                "last 29 minutes | token = 41",
                "payloadData contains 'red'"
            })
    void doesNotMatch(String query) {
        assertThat(EventQuery.parse(query, NOW).matches(PAINTED)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("is refused by the word that is wrong")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    colour = 'blue'                 ~ colour
                    token = 'many'                  ~ many
                    token ! 4                       ~ ! 4
                    token = 4 und token = 5         ~ und
                    token = 4 and                   ~ end of the query
                    (token = 4                      ~ end of the query
                    token contains 4 | sortby(size) ~ size
                    sortby(token, down)             ~ down
                    groupby(payloadType)            ~ groupby
                    last 5 parsecs                  ~ parsecs
                    last many minutes               ~ many
                    timestamp > 'yesterday'         ~ yesterday
                    limit(all)                      ~ all
                    token = 99999999999999999999    ~ 99999999999999999999
                    payloadType = MugMade           ~ MugMade
                    payloadType = 'Mug              ~ 'Mug
                    """)
    void refused(String query, String word) {
        assertThatThrownBy(() -> EventQuery.parse(query, NOW)).hasMessageContaining("'%s'".formatted(word));
    }
}
