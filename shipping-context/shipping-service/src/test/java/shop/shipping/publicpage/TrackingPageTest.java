package shop.shipping.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.ResponseEntity;
import shop.kernel.Recipient;
import shop.platform.web.TrackingLinks;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView.Promise;
import shop.shipping.dispatching.Scan;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.tracking.PublicParcel;

@DisplayName("The page of a parcel")
class TrackingPageTest {

    static final Recipient MARIA = new Recipient(
            "Maria Silva",
            "Rua Augusta 12",
            "São João & Filhos",
            "1100-048",
            "",
            "PT",
            "maria@example.org",
            Optional.of("3.º andar"),
            Optional.of("+351 21 234 5678"));

    private static final List<Scan> BROUGHT = List.of(
            new Scan(ScanStatus.PICKED_UP, Instant.parse("2026-01-05T08:30:00Z")),
            new Scan(ScanStatus.OTHER, Instant.parse("2026-01-06T08:30:00Z")),
            new Scan(ScanStatus.DELIVERED, Instant.parse("2026-01-07T23:30:00Z")));

    static PublicParcel parcel(ShipmentState state, Optional<Promise> promise, List<String> zones) {
        return new PublicParcel(
                state,
                Optional.of("simulated"),
                Optional.of("SIM0000000042"),
                Optional.of(LocalDate.parse("2026-01-08")),
                promise,
                state == ShipmentState.DELIVERED
                        ? Optional.of(Instant.parse("2026-01-07T23:30:00Z"))
                        : Optional.empty(),
                BROUGHT,
                zones);
    }

    @Test
    @DisplayName("tells the town, and nothing else of where somebody lives")
    void tellsTheTownAlone() {
        String page = TrackingPage.of(delivered(Optional.of(Promise.KEPT)), Optional.of(MARIA), ToldLanguage.ENGLISH);

        assertThat(page)
                .contains("<dd>São João &amp; Filhos, Portugal</dd>")
                .doesNotContain("Silva", "Augusta", "1100", "example.org", "andar", "351");
    }

    @Test
    @DisplayName("shows scans in order, by the clocks of the destination, and leaves out what has no word")
    void showsScansInOrder() {
        String page = TrackingPage.of(delivered(Optional.of(Promise.KEPT)), Optional.of(MARIA), ToldLanguage.ENGLISH);

        assertThat(page)
                .containsSubsequence(
                        "Mon, 5 Jan 2026, 17:30</time> <span>Picked up by the carrier",
                        "Thu, 8 Jan 2026, 08:30</time> <span>Delivered",
                        "Times are those of the destination.")
                .doesNotContain("Tue, 6 Jan");
        assertThat(TrackingPage.of(delivered(Optional.of(Promise.KEPT)), Optional.of(MARIA), ToldLanguage.KOREAN))
                .contains("<html lang=\"ko\">", "2026년 1월 8일(목) 08:30</time> <span>배송 완료", "포르투갈 São João");
    }

    @Test
    @DisplayName("uses UTC, and says so, where the destination's clocks differ or are not known")
    void neverSilentlyUtc() {
        for (List<String> zones : List.of(List.<String>of(), List.of("America/New_York", "America/Chicago"))) {
            assertThat(TrackingPage.of(
                            parcel(ShipmentState.DELIVERED, Optional.empty(), zones),
                            Optional.of(MARIA),
                            ToldLanguage.ENGLISH))
                    .contains("Wed, 7 Jan 2026, 23:30</time>", "Times are UTC.", "cannot be said for certain");
        }
    }

    @Test
    @DisplayName(
            "uses one clock for all scans, also where the destination's clocks agree at some of them and not at others")
    void oneClock() {
        // Arizona has no summer time: until 1 November Denver is an hour ahead of it.
        PublicParcel parcel = new PublicParcel(
                ShipmentState.DELIVERED,
                Optional.of("simulated"),
                Optional.of("SIM0000000042"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-02T20:00:00Z")),
                List.of(
                        new Scan(ScanStatus.PICKED_UP, Instant.parse("2026-10-31T20:00:00Z")),
                        new Scan(ScanStatus.DELIVERED, Instant.parse("2026-11-02T20:00:00Z"))),
                List.of("America/Phoenix", "America/Denver"));

        assertThat(shown(parcel)).contains("31 Oct 2026, 20:00</time>", "2 Nov 2026, 20:00</time>", "Times are UTC.");
    }

    @Test
    @DisplayName("tells whether the promise was kept, once the parcel has come")
    void tellsTheVerdict() {
        assertThat(shown(delivered(Optional.of(Promise.KEPT)))).contains("Kept: it came by that day.");
        assertThat(shown(delivered(Optional.of(Promise.MISSED)))).contains("Missed: it came later.");
        assertThat(shown(parcel(ShipmentState.IN_TRANSIT, Optional.empty(), List.of())))
                .contains("Thursday, 8 January 2026")
                .doesNotContain("The promise");
    }

    @ParameterizedTest
    @EnumSource(ToldLanguage.class)
    @DisplayName("has words for every state and every scan, in each language")
    void hasWords(ToldLanguage language) {
        assertThat(Stream.of(ShipmentState.values())
                        .map(state -> TrackingPage.of(
                                parcel(state, Optional.empty(), List.of()), Optional.empty(), language)))
                .doesNotHaveDuplicates()
                .allSatisfy(page -> assertThat(page).contains("noindex"));
        assertThat(Stream.of(ScanStatus.values())
                        .filter(status -> status != ScanStatus.OTHER)
                        .map(status -> language.text("scan", status)))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("that fails says so on a page, and its link gets into no log")
    void keepsTheLinkOutOfLogs() {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("shop.tracking-links.secrets", "own")));
        TrackingLinks links = TrackingLinks.of("Shipping", InetAddress.getLoopbackAddress(), settings);
        String link = links.to("shipment-4711-potter-porto");
        String key = link.substring(link.lastIndexOf('/') + 1);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        try {
            // Without a store everything fails.
            ResponseEntity<String> answer =
                    new TrackingPageController(links, null, null).page("shipment-4711-potter-porto", key, "ko", null);

            assertThat(answer.getStatusCode().value()).isEqualTo(500);
            assertThat(answer.getBody()).contains("지금은 배송 정보를 표시할 수 없습니다");
            assertThat(logged.list)
                    .isNotEmpty()
                    .noneMatch(line -> line.getFormattedMessage().contains(key)
                            || String.valueOf(line.getThrowableProxy()).contains(key));
        } finally {
            root.detachAppender(logged);
        }
    }

    private static PublicParcel delivered(Optional<Promise> promise) {
        return parcel(ShipmentState.DELIVERED, promise, List.of("Asia/Seoul"));
    }

    private static String shown(PublicParcel parcel) {
        return TrackingPage.of(parcel, Optional.of(MARIA), ToldLanguage.ENGLISH);
    }
}
