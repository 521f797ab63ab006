package shop.verification.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The map of the contexts")
class MapOfContextsTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath().getParent().resolve("docs/specifications/map");
    private static final String STYLE = "map.css";
    private static final List<Flow> FLOWS = Flow.all();

    @Test
    @DisplayName("is drawn from the code, in both languages; -Dapprove draws it anew")
    void isDrawnFromTheCode() throws IOException {
        Map<String, String> drawn = new TreeMap<>();
        drawn.put(STYLE, resource(STYLE));
        for (String language : MapWords.LANGUAGES) {
            MapWords words = new MapWords(language);
            drawn.putAll(new ContextMap(words, FLOWS, resource("paper.css") + resource(STYLE)).files());
            assertThat(words.faults()).as("map_%s.properties", language).isEmpty();
        }
        if (System.getProperty("approve") != null) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : drawn.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(committed()).as("run with -Dapprove to draw it anew").isEqualTo(drawn);
    }

    @Test
    @DisplayName("shows ways that the code can go: each policy that is drawn sends what it says, and it is recorded so")
    void showsWaysThatCanBeGone() {
        assertThat(Stream.concat(Stream.of(Chain.GOES_WELL), Chain.COMPENSATIONS.stream())
                        .flatMap(chain -> chain.faults().stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("would say which way the code does not go")
    void saysWhichWayIsNotGone() {
        Chain wrong = new Chain(
                "wrong",
                List.of(
                        new Chain.Step("shop", "PlaceOrder", "ShipmentDelivered"),
                        new Chain.Step(Chain.POLICY, "CapturePayment", "PaymentPainted"),
                        new Chain.Step("provider", "RecordVoided", "PaymentDeclined"),
                        new Chain.Step(Chain.POLICY, "RejectUnpaidOrder", "OrderRejected"),
                        new Chain.Step(Chain.ALSO, "CancelOrder", "ReleaseRequested")));

        assertThat(wrong.faults())
                .contains(
                        "wrong: PlaceOrder is never recorded as ShipmentDelivered",
                        "wrong: PaymentPainted is no event",
                        "wrong: no policy hears ShipmentDelivered and sends CapturePayment",
                        "wrong: RecordVoided is never recorded as PaymentDeclined",
                        "wrong: CancelOrder is not what OrderRejected was recorded for");
    }

    @Test
    @DisplayName("knows what flows between contexts: events to whoever hears them, commands from whoever sends them")
    void knowsWhatFlows() {
        assertThat(flow("PaymentAuthorised").goes("payment", "order")).isTrue();
        assertThat(flow("PaymentAuthorised").version()).isEqualTo("1");
        assertThat(flow("PrepareShipment").goes("order", "shipping")).isTrue();
        assertThat(flow("PrepareShipment").personal()).isTrue();
        assertThat(flow("CapturePayment").personal()).isFalse();
        assertThat(flow("OrderClosed").crosses()).isFalse();
        assertThat(FLOWS)
                .noneMatch(flow -> flow.goes("payment", "shipping") || flow.goes("shipping", "payment"))
                .filteredOn(Flow::crosses)
                .hasSizeGreaterThan(40);
    }

    private static Flow flow(String name) {
        return FLOWS.stream()
                .filter(flow -> flow.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> all = Files.list(FOLDER)) {
                for (Path file : all.toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    private static String resource(String name) {
        try (InputStream file = MapOfContextsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
