package shop.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Six mugs: the first three are made, painted red, painted blue; token is number. */
@DisplayName("A query that makes other columns")
class TableTest {

    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private static final List<EventWithToken> EVENTS = List.of(
            event(0, "MugMade", "{\"size\":3}"),
            event(1, "MugPainted", "{\"colour\":\"red\",\"price\":1.5}"),
            event(2, "MugPainted", "{\"colour\":\"blue\",\"price\":2}"),
            event(3, "MugMade", "{\"size\":4}"),
            event(4, "MugPainted", "{\"colour\":\"red\",\"price\":4}"),
            event(5, "MugBroken", "no JSON"));

    private static EventWithToken event(long token, String type, String data) {
        return EventWithToken.newBuilder()
                .setToken(token)
                .setEvent(Event.newBuilder()
                        .setAggregateType("Mug")
                        .setAggregateIdentifier("mug-" + token)
                        .setTimestamp(NOON.plusSeconds(3_600 * token).toEpochMilli())
                        .setPayload(SerializedObject.newBuilder()
                                .setType("shop." + type)
                                .setData(ByteString.copyFromUtf8(data))))
                .build();
    }

    @ParameterizedTest
    @DisplayName("selects, groups and reckons")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            token < 2 | select(token, hour(timestamp) as time)           ~ token, time              ~ 0, 12; 1, 13
            token = 1 | select(jsonpath(payloadData, '$.colour'))        ~ jsonpath(payloadData, "$.colour") ~ red
            token = 0 | select(jsonpath(payloadData, '$.colour') as c)   ~ c                        ~ -
            select(token, token > 3 as late) | late = 'true'             ~ token, late              ~ 4, true; 5, true
            select(token, right(payloadType, 4) as t) | t != 'Made' | limit(2) ~ token, t           ~ 1, nted; 2, nted
            groupby(payloadType, count())                                ~ payloadType, count       ~ shop.MugMade, 2; shop.MugPainted, 3; shop.MugBroken, 1
            groupby(payloadType, count() as count) | count > 1           ~ payloadType, count       ~ shop.MugMade, 2; shop.MugPainted, 3
            groupby(payloadType, count() as n) | sortby(n, desc) | limit(1) ~ payloadType, n         ~ shop.MugPainted, 3
            groupby(payloadType) | payloadType = 'MugMade'               ~ payloadType              ~ shop.MugMade
            groupby(payloadType) | count()                               ~ count                    ~ 3
            groupby([payloadType, jsonpath(payloadData, '$.colour') as colour], max(token) as last) | colour = 'red' ~ payloadType, colour, last ~ shop.MugPainted, red, 4
            min(token)                                                   ~ min(token)               ~ 0
            max(aggregateIdentifier)                                     ~ max(aggregateIdentifier) ~ mug-5
            avg(jsonpath(payloadData, '$.price')) as price               ~ price                    ~ 2.5
            token > 9 | avg(token) as mean                               ~ mean                     ~ -
            token > 9 | count                                            ~ count                    ~ 0
            count(jsonpath(payloadData, '$.colour'))                     ~ count(jsonpath(payloadData, "$.colour")) ~ 3
            count(token > 1) as late                                     ~ late                     ~ 4
            last 100 years | GROUPBY(aggregateType, COUNT(), MIN(token)) ~ aggregateType, count, MIN(token) ~ Mug, 6, 0
            sortby(token, desc) | limit(3) | min(token) as third         ~ third                    ~ 3
            """)
    void rows(String query, String columns, String rows) {
        EventQuery understood = EventQuery.parse(query, NOON);

        assertThat(String.join(", ", understood.table().orElseThrow().columns()))
                .isEqualTo(columns);
        assertThat(String.join("; ", rows(understood))).isEqualTo(rows);
    }

    /** What a search would find, put through the table. */
    private static List<String> rows(EventQuery query) {
        Table.Run run = query.table().orElseThrow().begin();
        EVENTS.stream()
                .filter(query::matches)
                .sorted(query.order().orElse(Comparator.comparing(EventWithToken::getToken)))
                .limit(query.limit())
                .forEach(run::add);
        run.end();
        return run.take().stream()
                .map(values -> String.join(
                        ", ",
                        values.stream()
                                .map(value -> EventQuery.text(value).orElse("-"))
                                .toList()))
                .toList();
    }

    @Test
    @DisplayName("needs no more events once its limit is reached")
    void full() {
        Table.Run run = EventQuery.parse("select(token) | limit(2)", NOON)
                .table()
                .orElseThrow()
                .begin();

        run.add(EVENTS.get(0));
        assertThat(run.isFull()).isFalse();
        run.add(EVENTS.get(1));

        assertThat(run.isFull()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("is refused when it would hold too much")
    @CsvSource(delimiter = '~', textBlock = """
            groupby(token)
            select(token) | sortby(token)
            groupby([token, payloadData])
            groupby(payloadType, max(payloadData + token))
            """)
    void tooMuch(String query) {
        Table.Run run = EventQuery.parse(query, NOON).table().orElseThrow().begin();
        String large = "x".repeat(query.contains("max") ? 3_000_000 : 1_000);

        assertThatThrownBy(() ->
                        IntStream.range(0, 20_000).forEach(number -> run.add(event(number, "Mug" + number, large))))
                .hasMessageContaining("10000 rows")
                .hasMessageContaining("8 MB");
    }

    @Test
    @DisplayName("is refused when a row of it is larger than a message")
    void tooLarge() {
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < 5; column++) {
            columns.add("payloadData as c" + column);
        }
        Table.Run run = EventQuery.parse("select(" + String.join(", ", columns) + ")", NOON)
                .table()
                .orElseThrow()
                .begin();

        assertThatThrownBy(() -> run.add(event(0, "MugMade", "x".repeat(1_000_000))))
                .hasMessageContaining("larger than 4 MB");
    }
}
