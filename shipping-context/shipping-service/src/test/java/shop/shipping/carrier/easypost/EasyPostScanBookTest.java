package shop.shipping.carrier.easypost;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.shipping.carrier.ScanBook.Seen;
import shop.shipping.carrier.ScanBookContract;
import shop.shipping.dispatching.ScanStatus;

@DisplayName("EasyPost, as every carrier that is asked,")
class EasyPostScanBookTest extends ScanBookContract {

    /** Those that its description of trackers names. */
    static final Map<String, ScanStatus> STATUSES = Map.ofEntries(
            entry("unknown", ScanStatus.OTHER),
            entry("pre_transit", ScanStatus.OTHER),
            entry("in_transit", ScanStatus.IN_TRANSIT),
            entry("out_for_delivery", ScanStatus.OUT_FOR_DELIVERY),
            entry("delivered", ScanStatus.DELIVERED),
            entry("available_for_pickup", ScanStatus.AVAILABLE_FOR_PICKUP),
            entry("return_to_sender", ScanStatus.RETURNED_TO_SENDER),
            entry("failure", ScanStatus.OTHER),
            entry("cancelled", ScanStatus.OTHER),
            entry("error", ScanStatus.OTHER));

    @TempDir
    Path folder;

    private EasyPostWorld easyPost;

    @Override
    protected World open() throws Exception {
        easyPost = new EasyPostWorld(folder);
        return easyPost;
    }

    @Override
    protected Map<String, ScanStatus> statuses() {
        return STATUSES;
    }

    @Override
    protected ScanStatus inOurWords(String status) {
        return EasyPostWords.of(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "failure, delivery_exception, DELIVERY_ATTEMPTED",
        "failure, refused, DELIVERY_ATTEMPTED",
        "failure, weather_delay, OTHER",
        "failure, address_correction, OTHER",
        "failure, delayed, OTHER",
        "failure, held, OTHER",
        "failure, missorted, OTHER",
        "failure, expired, OTHER",
        "failure, '', OTHER",
        "failure, damaged, DAMAGED",
        "failure, lost, LOST",
        "in_transit, delivery_exception, IN_TRANSIT",
        "in_transit, weather_delay, IN_TRANSIT",
        "pre_transit, label_created, OTHER",
        "return_to_sender, refused, RETURNED_TO_SENDER"
    })
    @DisplayName(
            "has a word for a status and its detail; a failure is no attempt, and no hand-over, unless it says so (SHP-07)")
    void statusAndDetail(String status, String detail, ScanStatus word) {
        assertThat(EasyPostWords.of(status, detail)).isEqualTo(word);
    }

    @Test
    @DisplayName("says more by its details, names towns, and nobody whom its message names")
    void readsDetails() {
        easyPost.easyPost().seen(easyPost.label(true).labelId(), "failure", "damaged", MORNING);

        Seen scan = easyPost.book().scansOf(easyPost.label(true)).get(0);

        assertThat(scan.status()).isEqualTo(ScanStatus.DAMAGED);
        assertThat(scan.location()).contains("HOUSTON, TX");
        assertThat(scan.toString()).doesNotContain("Silva");
    }
}
