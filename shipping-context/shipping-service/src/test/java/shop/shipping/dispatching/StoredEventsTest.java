package shop.shipping.dispatching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Revision;
import shop.platform.serialization.SerializationConfiguration;
import shop.shipping.api.ShippingEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was stored once can be read for ever: each file is an event as this revision wrote it. A change that makes such a
 * file unreadable, or reads it as something else, needs a new revision and an upcaster, and the file stays.
 */
@DisplayName("A stored event")
class StoredEventsTest {

    private static final JsonMapper JSON = mapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("is written as before, and read as what it was")
    void isWrittenAndReadAsBefore(Object event) throws IOException {
        String stored = stored(event.getClass());
        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(stored));
        assertThat(JSON.readValue(stored, event.getClass())).isEqualTo(event);
    }

    @Test
    @DisplayName("is known here, whatever its kind")
    void isKnownHere() {
        assertThat(events().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ShipmentFact.class, ShippingEvent.class)
                        .flatMap(StoredEventsTest::kinds)
                        .toList());
    }

    @Test
    @DisplayName("that was written before a reason was kept is read with the only one that there was")
    void hasDefaults() throws IOException {
        LabelVoidRefused event = TwoBlueMugs.labelVoidRefused();
        String before = read("LabelVoidRefused-1-without-reason.json");
        assertThat(JSON.readValue(before, LabelVoidRefused.class)).isEqualTo(event);
    }

    static Stream<Object> events() {
        return Stream.of(
                TwoBlueMugs.prepared(),
                TwoBlueMugs.labelRequested(),
                TwoBlueMugs.labelBought(),
                TwoBlueMugs.addressCorrected(),
                TwoBlueMugs.labelRefused(),
                TwoBlueMugs.labelled(),
                TwoBlueMugs.putOnHold(),
                TwoBlueMugs.released(),
                TwoBlueMugs.cancellationRequested(),
                TwoBlueMugs.labelVoidRequested(),
                TwoBlueMugs.labelVoided(),
                TwoBlueMugs.labelVoidRefused(),
                TwoBlueMugs.cancelled(),
                TwoBlueMugs.cancellationRefused(),
                TwoBlueMugs.scanRecorded(ScanStatus.DELIVERED, "2026-01-08T10:00:00Z"),
                TwoBlueMugs.scanSetAside(ScanStatus.PICKED_UP, "2026-01-06T10:00:00Z"),
                TwoBlueMugs.dispatched("2026-01-06T10:00:00Z"),
                TwoBlueMugs.delivered("2026-01-08T10:00:00Z"));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredEventsTest::kinds)
                : Stream.of(type);
    }

    private static String stored(Class<?> type) throws IOException {
        return read(
                type.getSimpleName() + "-" + type.getAnnotation(Revision.class).value() + ".json");
    }

    private static String read(String file) throws IOException {
        try (InputStream content = StoredEventsTest.class.getResourceAsStream("/stored-events/" + file)) {
            assertThat(content).as(file).isNotNull();
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        SerializationConfiguration.forMessagesAndTokens(builder);
        return builder.build();
    }
}
