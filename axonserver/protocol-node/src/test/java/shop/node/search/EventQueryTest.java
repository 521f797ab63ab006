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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                            MetaDataValue.newBuilder().setTextValue("o-9").build())
                    .putMetaData(
                            "pieces",
                            MetaDataValue.newBuilder().setNumberValue(3).build())
                    .putMetaData(
                            "gift",
                            MetaDataValue.newBuilder().setBooleanValue(true).build()))
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
                "token = 41 | count | limit 3",
                "count(payloadType = 'MugMade') | limit(1)",
                "payloadType = 'MugPainted' | groupby(payloadType, count() as count) | count > 10",
                "payloadType = 'Other' or payloadType in ['MugPainted']",
                "metaData('orderId') = 'o-9'",
                "metaData(\"pieces\") in [1, 3] and metaData('pieces') > 2 and metaData('gift') = 'true'",
                "metaData('absent') != 'x' and not metaData('absent') = 'x'",
                "aggregateSequenceNumber in [1, token - 38]",
                "token <> 40 and token % 2 = 1 and (token + 1) * 2 / 4 = 21",
                "-token = 0 - 41 and token > 40.5",
                "aggregateType = 'Mu' + 'g' and payloadType != aggregateType",
                "lower(aggregateType) = 'mug' and upper(left(aggregateType, 2)) = 'MU'",
                "right(aggregateIdentifier, 1) = '7' and substring(aggregateIdentifier, 1, 3) = 'ug'",
                "length(aggregateType) = 3 and concat(['a', token], '-') = 'a-41'",
                "contains(payloadData, 'blue') and contains([40, 41], token)",
                "not eventIdentifier match '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'",
                "payloadType match 'Mug.*' and match(aggregateIdentifier, '[a-z]+-\\\\d')",
                "year(timestamp) = 2024 and month(timestamp) = 3 and day(timestamp) = 1 and week(timestamp) = 9",
                "hour(timestamp) = 11 and minute(timestamp) = 30",
                "formatDate(timestamp, 'yyyy-MM-dd HH:mm', 'Asia/Seoul') = '2024-03-01 20:30'",
                "jsonpath(payloadData, '$.say') contains 'blue'",
                "(token = 41)",
                "last hour",
                "last 2 weeks | last year | last 3 months"
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
                "payloadData contains 'red'",
                "payloadType = 'ainted'",
                "payloadType = ''",
                "metaData('orderId') = 'o-8'",
                "metaData('absent') = 'x' or metaData('absent') < 'x' or metaData('absent') contains ''",
                "token / 0 = 1",
                "jsonpath(payloadData, '$.say.what') = 'x' or jsonpath(aggregateType, '$.say') = 'x'",
                "match(payloadData, '(([a-z])+.)+[A-Z]([a-z])+$')",
                "'1E600000000' + 1 = 2",
                "last minute"
            })
    void doesNotMatch(String query) {
        assertThat(EventQuery.parse(query, NOW).matches(PAINTED)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("finds a type by its last part")
    @CsvSource({
        "order.OrderClosed, OrderClosed, true",
        "shop.order.api.OrderClosed, OrderClosed, true",
        "shop.order.api.OrderClosed, api.OrderClosed, true",
        "shop.Orders$OrderClosed, OrderClosed, true",
        "order.OrderClosed, order.OrderClosed, true",
        "order.OrderClosed, Closed, false",
        "order.OrderClosed, orderclosed, false"
    })
    void byTheLastPartOfAType(String stored, String wanted, boolean found) {
        EventWithToken event = EventWithToken.newBuilder()
                .setEvent(Event.newBuilder()
                        .setPayload(SerializedObject.newBuilder().setType(stored)))
                .build();

        assertThat(EventQuery.parse("payloadType = \"" + wanted + "\"", NOW).matches(event))
                .isEqualTo(found);
        assertThat(EventQuery.parse("payloadType in [\"x\", \"" + wanted + "\"]", NOW)
                        .matches(event))
                .isEqualTo(found);
        assertThat(EventQuery.parse("payloadType != \"" + wanted + "\"", NOW).matches(event))
                .isEqualTo(!found);
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
                    groupby(payloadType, count()    ~ end of the query
                    groupby(payloadType, token)     ~ token
                    groupby payloadType             ~ payloadType
                    select(colour)                  ~ colour
                    select(token) | payloadType='x' ~ payloadType
                    select(token) | sortby(colour)  ~ colour
                    select(token as 5)              ~ 5
                    select(token, token)            ~ token
                    select()                        ~ )
                    select(token) | metaData('x')=1 ~ metaData
                    min()                           ~ min
                    avg                             ~ avg
                    token = min(token)              ~ min
                    limit(5) | token = 41           ~ token
                    limit(5) | sortby(token)        ~ token
                    last 5 parsecs                  ~ parsecs
                    last many minutes               ~ many
                    timestamp > 'yesterday'         ~ yesterday
                    limit(all)                      ~ all
                    token = 99999999999999999999    ~ 99999999999999999999
                    payloadType = MugMade           ~ MugMade
                    payloadType = 'Mug              ~ 'Mug
                    token                           ~ token
                    token 41                        ~ 41
                    token = 41 and aggregateType    ~ end of the query
                    metaData(orderId) = 'o-9'       ~ orderId
                    colour(payloadData) = 'blue'    ~ colour
                    left(payloadData) = 'blue'      ~ left
                    xpath(payloadData, '//a') = 1   ~ xpath
                    jsonpath(payloadData, 'say')=1  ~ say
                    jsonpath(payloadData, '$[99999999999]')=1 ~ $[99999999999]
                    aggregateSequenceNumber in 1    ~ 1
                    last 99999999999 years          ~ 99999999999
                    last 900000000 years            ~ 900000000
                    token = 1.5.2                   ~ .2
                    token = '1E600000000'           ~ 1E600000000
                    payloadData match '(a'          ~ (a
                    match(payloadData, '(?=a)b')    ~ (?=a)b
                    match(payloadData, '(a)\\\\1')   ~ (a)\\1
                    match(payloadData, '((a{100}){100}){100}') ~ ((a{100}){100}){100}
                    match(payloadData, '(a{50}){100}') ~ (a{50}){100}
                    """)
    void refused(String query, String word) {
        assertThatThrownBy(() -> EventQuery.parse(query, NOW)).hasMessageContaining("'%s'".formatted(word));
    }

    @ParameterizedTest(name = "{0} … {1}")
    @DisplayName("is refused where it is so deep, or so long, that nobody wrote it")
    @CsvSource(delimiter = '~', textBlock = """
                    (     ~ token = 1
                    not   ~ token = 1
                    -     ~ 1 = token
                    [     ~ 1
                    lower(~ 'a'
                    1 +   ~ 1 = token
                    1 *   ~ 1 = token
                    token = 1 and ~ token = 1
                    token = 1 or  ~ token = 1
                    """)
    void deep(String again, String end) {
        for (int times : new int[] {300, 9_000 / (again.length() + 1)}) {
            String query = (again + " ").repeat(times) + end;

            assertThatThrownBy(() -> EventQuery.parse(query, NOW)).hasMessageContaining("at most");
        }
    }

    @Test
    @DisplayName("with a pattern takes no more time or stack than its text is long")
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void patternsAreLinear() {
        EventWithToken letters = withData("a".repeat(100_000));

        assertThat(EventQuery.parse("match(payloadData, '(([a-z])+.)+[A-Z]([a-z])+$')", NOW)
                        .matches(letters))
                .isFalse();
        assertThat(EventQuery.parse("match(payloadData, '(.|\\\\s)*')", NOW).matches(letters))
                .isTrue();
    }

    @Test
    @DisplayName("reads texts and paths however long, and finds nothing of a time beyond all calendars")
    void longPaths() {
        EventWithToken event = withData("{\"a\": {\"a\": 1}}");

        assertThat(EventQuery.parse("jsonpath(payloadData, '$%s') = 1".formatted(".a".repeat(4_900)), NOW)
                        .matches(event))
                .isFalse();
        assertThat(EventQuery.parse("payloadData != '%s'".formatted("a".repeat(9_900)), NOW)
                        .matches(event))
                .isTrue();
        assertThat(EventQuery.parse("jsonpath(payloadData, '$.a[\"a\"]') = 1", NOW)
                        .matches(event))
                .isTrue();
        assertThat(EventQuery.parse("hour('+1000000000-12-31T23:59:59Z') >= 0", NOW)
                        .matches(event))
                .isFalse();
    }

    @Test
    @DisplayName("matches no event by a pattern of the event's own that is unusable")
    void unusablePatternOfAnEvent() {
        EventQuery own = EventQuery.parse("match('(a', payloadData)", NOW);

        assertThat(own.matches(withData("(a"))).isFalse();
        assertThat(own.matches(withData("\\(a"))).isTrue();
        assertThat(own.matches(withData("\\(a" + "b?".repeat(1_000)))).isFalse();
    }

    @Test
    @DisplayName("does not reckon with numbers that nobody has room for")
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hugeNumbers() {
        assertThat(EventQuery.parse("payloadData - 1 > 0 or payloadData - 1 <= 0", NOW)
                        .matches(withData("1E900")))
                .isTrue();
        for (String huge : new String[] {"1E60000000", "1E-60000000", "9".repeat(1_001)}) {
            assertThat(EventQuery.parse("payloadData - 1 > 0 or payloadData - 1 <= 0", NOW)
                            .matches(withData(huge)))
                    .as(huge)
                    .isFalse();
        }
    }

    private static EventWithToken withData(String data) {
        return EventWithToken.newBuilder()
                .setEvent(Event.newBuilder()
                        .setPayload(SerializedObject.newBuilder().setData(ByteString.copyFromUtf8(data))))
                .build();
    }
}
