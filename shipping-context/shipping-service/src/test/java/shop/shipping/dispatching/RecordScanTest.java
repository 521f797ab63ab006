package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.TRACKING_CODE;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a carrier says of a scan in its own words")
class RecordScanTest {

    private static final String BEYOND_THE_BASIC_PLANE = "\uD83D\uDCE6";

    @Test
    @DisplayName("is kept as it is, as long as it is a status and a place")
    void isKept() {
        RecordScan scan = scan("s".repeat(50), Optional.of("l".repeat(100)));
        assertThat(scan.carrierStatus()).isEqualTo("s".repeat(50));
        assertThat(scan.location()).contains("l".repeat(100));
        assertThat(scan("delivered", Optional.empty()).location()).isEmpty();
    }

    @Test
    @DisplayName("is cut where it becomes a story, because an event is kept for ever")
    void isCut() {
        RecordScan scan = scan("s".repeat(51), Optional.of("l".repeat(16_000)));
        assertThat(scan.carrierStatus()).isEqualTo("s".repeat(50));
        assertThat(scan.location()).contains("l".repeat(100));
    }

    @Test
    @DisplayName("is not cut in the middle of a character")
    void isNotCutInTheMiddle() {
        RecordScan scan = scan("s".repeat(49) + BEYOND_THE_BASIC_PLANE, Optional.of("l".repeat(100)));
        assertThat(scan.carrierStatus()).isEqualTo("s".repeat(49));
    }

    private static RecordScan scan(String status, Optional<String> location) {
        return new RecordScan(
                PARCEL,
                "notification-1",
                TRACKING_CODE,
                ScanStatus.OTHER,
                status,
                Instant.parse("2026-01-06T10:00:00+09:00"),
                location);
    }
}
