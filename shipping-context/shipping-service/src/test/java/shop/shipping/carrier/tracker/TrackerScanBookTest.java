package shop.shipping.carrier.tracker;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.shipping.carrier.ScanBookContract;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.ScanStatus;

@DisplayName("The tracker, as every carrier that is asked,")
class TrackerScanBookTest extends ScanBookContract {

    /** Those that its published schema names. */
    static final Map<String, ScanStatus> STATUSES = Map.ofEntries(
            entry("UNKNOWN", ScanStatus.OTHER),
            entry("INFORMATION_RECEIVED", ScanStatus.OTHER),
            entry("AT_PICKUP", ScanStatus.PICKED_UP),
            entry("IN_TRANSIT", ScanStatus.IN_TRANSIT),
            entry("OUT_FOR_DELIVERY", ScanStatus.OUT_FOR_DELIVERY),
            entry("ATTEMPT_FAIL", ScanStatus.DELIVERY_ATTEMPTED),
            entry("DELIVERED", ScanStatus.DELIVERED),
            entry("AVAILABLE_FOR_PICKUP", ScanStatus.AVAILABLE_FOR_PICKUP),
            entry("EXCEPTION", ScanStatus.OTHER));

    private TrackerOnPaper tracker;

    @Override
    protected World open() throws Exception {
        tracker = new TrackerOnPaper();
        return tracker;
    }

    @Override
    protected Map<String, ScanStatus> statuses() {
        return STATUSES;
    }

    @Override
    protected ScanStatus inOurWords(String status) {
        return TrackerWords.of(status);
    }

    @Test
    @DisplayName("is asked by carrier and number, with our key, and for no names and telephone numbers")
    void isAsked() {
        tracker.seen("DELIVERED", EVENING);

        assertThat(tracker.book().scansOf(tracker.label(true))).singleElement().satisfies(seen -> {
            assertThat(seen.at()).isEqualTo(EVENING);
            assertThat(seen.location()).contains("강남");
            assertThat(seen.toString()).doesNotContain("Silva", "010-");
        });
        assertThat(tracker.heard())
                .contains("TRACKQL-API-KEY client:secret", "kr.cjlogistics", "654321098761")
                .doesNotContain("description", "phoneNumber", "recipient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\": [{\"message\": \"no\", \"extensions\": {\"code\": \"UNAUTHENTICATED\"}}]}",
                "{\"errors\": [{\"message\": \"no\", \"extensions\": {\"code\": \"INTERNAL\"}}], \"data\": {\"track\": null}}",
                "{\"data\": {\"track\": null}}",
                "{}",
                "<html>Bad gateway</html>"
            })
    @DisplayName("has not answered where it says anything but what was seen, or that it knows no such number")
    void hasNotAnswered(String answer) {
        tracker.answers(answer);

        assertThatThrownBy(() -> tracker.book().scansOf(tracker.label(true))).isInstanceOf(CarrierDidNotAnswer.class);
    }

    @Test
    @DisplayName("leaves out what it knows no time of")
    void knowsNoTime() {
        tracker.answers(
                "{\"data\": {\"track\": {\"events\": {\"edges\": [{\"node\": {\"time\": null, \"status\": {\"code\": \"DELIVERED\", \"name\": null}}}]}}}}");

        assertThat(tracker.book().scansOf(tracker.label(true))).isEmpty();
    }
}
