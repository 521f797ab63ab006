package shop.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.Simulator;
import shop.simulators.carrier.CarrierSimulator;
import shop.simulators.psp.PspSimulator;

@DisplayName("The pages for people")
class PagesComponentTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("show the provider's sums and entries, newest first, escaped, searchable")
    void provider() throws Exception {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data)) {
            psp.post("/authorizations", "a-1", payment("payment-first", 123456, "BRL"));
            psp.post("/authorizations", "a-2", payment("payment-<b>", 5000, "JPY"));

            String page = psp.page("/");
            assertThat(page).contains("1234.56 BRL", "5000 JPY", "payment-&lt;b&gt;", "href=\"/ledger/entries\"");
            assertThat(page).doesNotContain("<b>");
            assertThat(page.indexOf("payment-&lt;b&gt;")).isLessThan(page.indexOf("payment-first"));
            assertThat(psp.page("/?reference=first")).contains("payment-first").doesNotContain("payment-&lt;b&gt;");
        }
    }

    @Test
    @DisplayName("show the carrier's labels and scans")
    void carrier() throws Exception {
        try (Simulator carrier = Simulator.start(CarrierSimulator.application(), data, "simulator.carrier.pace=1h")) {
            carrier.post("/labels", "l-1", """
                    {"reference": "shipment-first", "labelNumber": "1", "to": {"postcode": "10115"}}""");
            assertThat(carrier.page("/")).contains("Labels bought: 1, voided: 0.", "Label bought", "shipment-first");
        }
    }

    @Test
    @DisplayName("show the carrier's parcels, and let a person scan one, whose script says nothing any more")
    void parcels() throws Exception {
        try (Simulator carrier = Simulator.start(CarrierSimulator.application(), data, "simulator.carrier.pace=1h")) {
            carrier.post("/labels", "l-1", """
                    {"reference": "shipment-<first>", "labelNumber": "1", "to": {"postcode": "10115"}}""");
            carrier.post("/labels", "l-2", """
                    {"reference": "shipment-second", "labelNumber": "1", "to": {"postcode": "10115"}}""");
            assertThat(carrier.page("/parcels"))
                    .contains("shipment-&lt;first&gt;", "Out for delivery")
                    .containsSubsequence("shipment-second", "shipment-&lt;first&gt;");
            String page = carrier.page("/parcels?reference=SECOND");
            assertThat(page).contains("shipment-second").doesNotContain("shipment-&lt;first");
            String scans = page.substring(page.indexOf("/parcels/label_"), page.indexOf("/scans")) + "/scans";

            assertThat(carrier.form(scans, "reference=shipment-second&status=OUT_FOR_DELIVERY"))
                    .isEqualTo(303);
            assertThat(carrier.form(scans, "reference=shipment-second&status=DELIVERED"))
                    .isEqualTo(303);

            assertThat(carrier.page("/parcels?reference=second")).contains("<td>Delivered</td>");
            assertThat(carrier.page("/labels?reference=shipment-second"))
                    .contains("\"out_for_delivery\"", "\"delivered\"")
                    .doesNotContain("picked_up");
            assertThat(carrier.form(scans, "reference=shipment-second&status=EATEN"))
                    .isEqualTo(400);
            assertThat(carrier.form("/parcels/label_none/scans", "status=LOST")).isEqualTo(404);
        }
    }

    private static String payment(String reference, long minor, String currency) {
        return """
                {"reference": "%s", "method": "CARD", "amount": {"minor": %d, "currency": "%s"}, "token": "tok_approve"}""".formatted(reference, minor, currency);
    }
}
