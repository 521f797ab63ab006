package shop.shipping.carrier.easypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.MUGS;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.kernel.PersonalData;
import shop.shipping.api.HoldReason;
import shop.shipping.carrier.CarrierContract;
import shop.shipping.dispatching.Carrier.AddressNotChecked;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelNotTakenBack;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.Carrier.LabelTakenBack;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelNotDrawn;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.VoidRefusal;

@DisplayName("EasyPost, as every carrier that sells labels,")
class EasyPostContractTest extends CarrierContract {

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
        return EasyPostScanBookTest.STATUSES;
    }

    @Override
    protected ScanStatus inOurWords(String status) {
        return EasyPostWords.of(status);
    }

    @Test
    @DisplayName("buys the cheapest rate, and is told no e-mail address and no name of what is sent")
    void isToldWhatItNeeds() {
        easyPost.carrier().buyLabel(labelRequested());

        assertThat(easyPost.easyPost().heard())
                .contains(
                        "\"reference\":\"shipment-mugs-icheon_pottery-label-1\"",
                        "Sejong-daero 110",
                        "04524",
                        "rate_GroundAdvantage")
                .contains("\"weight\":32")
                .doesNotContain("jiwon@example.com", "MUG-BLUE", "rate_Express");
    }

    @Test
    @DisplayName("puts an address right and says so; capitals alone are no correction (SHP-01)")
    void putsAnAddressRight() {
        LabelSold as = (LabelSold) easyPost.carrier().buyLabel(labelRequested());
        assertThat(as.corrected()).isEmpty();

        PersonalData misspelt =
                new PersonalData(JIWON.owner(), JIWON.recipient().withPostcode("11111"));
        LabelSold right = (LabelSold) easyPost.carrier()
                .buyLabel(new LabelRequested(PARCEL, ORDER, 2, "another-key", POTTER, misspelt, MUGS));
        assertThat(right.corrected()).contains(JIWON.recipient().withPostcode("11112"));
    }

    @Test
    @DisplayName("looks at no address that it cannot find out about, or may not for this account (SHP-01)")
    void looksAtNone() {
        for (String postcode : List.of(EasyPostOnPaper.UNVERIFIABLE, EasyPostOnPaper.ABROAD)) {
            assertThat(easyPost.carrier().checkAddress(JIWON.recipient().withPostcode(postcode)))
                    .as(postcode)
                    .isEqualTo(new AddressNotChecked());
        }
        assertThat(easyPost.easyPost().heard()).doesNotContain("jiwon@example.com");
    }

    @Test
    @DisplayName("sells nothing for a sender whose address nobody has told")
    void needsASender() {
        assertThat(easyPost.carrier().buyLabel(new LabelRequested(PARCEL, ORDER, 1, "key", "unheard-of", JIWON, MUGS)))
                .isEqualTo(new LabelNotSold(HoldReason.LABEL_REFUSED));
        assertThat(easyPost.labelsOut()).isZero();
    }

    @Test
    @DisplayName("draws its labels itself, and is asked where")
    void drawsItsLabels() {
        LabelSold sold = (LabelSold) easyPost.carrier().buyLabel(labelRequested());

        assertThat(easyPost.carrier().drawnAt(sold.labelId())).contains(URI.create("https://example.org/pl_1.pdf"));
        easyPost.loseAnswers(true);
        assertThatThrownBy(() -> easyPost.carrier().drawnAt(sold.labelId())).isInstanceOf(CarrierDidNotAnswer.class);
    }

    @Test
    @DisplayName(
            "draws a label in another form where it makes no PDF of it, and says so where it has no drawing (SHP-02)")
    void drawsItOtherwise() {
        LabelSold sold = (LabelSold) easyPost.carrier().buyLabel(labelRequested());
        easyPost.easyPost().converts(false);

        assertThat(easyPost.carrier().drawnAt(sold.labelId())).contains(URI.create("https://example.org/pl_1.pdf"));
        assertThatThrownBy(() -> easyPost.carrier().drawnAt("shp_of_nobody")).isInstanceOf(LabelNotDrawn.class);
    }

    @Test
    @DisplayName("has taken a label back when the refund is submitted; its money comes weeks later (SHP-02)")
    void takesItsTime() {
        LabelSold sold = (LabelSold) easyPost.carrier().buyLabel(labelRequested());
        easyPost.easyPost().refunds("submitted");
        LabelVoidRequested back = new LabelVoidRequested(PARCEL, ORDER, 1, sold.labelId(), "key-void");

        for (String status : List.of("submitted", "refunded")) {
            easyPost.easyPost().refunds(status);
            assertThat(easyPost.carrier().voidLabel(back)).as(status).isEqualTo(new LabelTakenBack());
        }
        easyPost.easyPost().refunds("rejected");
        assertThat(easyPost.carrier().voidLabel(back)).isEqualTo(new LabelNotTakenBack(VoidRefusal.REFUSED));
        easyPost.scan(sold.labelId());
        for (String status : List.of("submitted", "rejected")) {
            easyPost.easyPost().refunds(status);
            assertThat(easyPost.carrier().voidLabel(back))
                    .as(status)
                    .isEqualTo(new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED));
        }
    }

    @Test
    @DisplayName("sells a label to an address that it cannot check: that says nothing against it (SHP-01)")
    void cannotCheck() {
        int number = 1;
        for (String postcode : List.of(EasyPostOnPaper.UNVERIFIABLE, EasyPostOnPaper.ABROAD)) {
            PersonalData to = new PersonalData(JIWON.owner(), JIWON.recipient().withPostcode(postcode));
            assertThat(easyPost.carrier()
                            .buyLabel(new LabelRequested(PARCEL, ORDER, number, "key-" + number++, POTTER, to, MUGS)))
                    .as(postcode)
                    .isInstanceOf(LabelSold.class);
        }
    }

    @Test
    @DisplayName("is asked again for rates that it does not know just now, for an hour; then a person is (SHP-03)")
    void knowsNoRates() throws Exception {
        easyPost.easyPost().hasRates(false);
        for (int round = 1; round <= 2; round++) {
            assertThatThrownBy(() -> easyPost.carrier().buyLabel(labelRequested()))
                    .isInstanceOf(CarrierDidNotAnswer.class);
        }
        assertThat(easyPost.carrierHoursLater().buyLabel(labelRequested()))
                .isEqualTo(new LabelNotSold(HoldReason.LABEL_REFUSED));

        easyPost.easyPost().hasRates(true);
        assertThat(easyPost.carrier().buyLabel(labelRequested())).isInstanceOf(LabelSold.class);
        assertThat(easyPost.labelsOut()).isEqualTo(1);
    }

    @Test
    @DisplayName("has not answered where a proxy does in its place")
    void isNotItself() {
        easyPost.easyPost().isNoJson(true);
        assertThatThrownBy(() -> easyPost.carrier().buyLabel(labelRequested())).isInstanceOf(CarrierDidNotAnswer.class);
    }

    @Test
    @DisplayName("is not known to have done anything where it does not let us in, and repeats no address")
    void letsNobodyIn() throws Exception {
        EasyPostCarrier stranger = easyPost.carrierWith("EZTK_of_somebody_else");

        assertThatThrownBy(() -> stranger.buyLabel(labelRequested()))
                .isInstanceOf(CarrierDidNotAnswer.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("Jiwon")
                .hasNoCause();
    }

    @Test
    @DisplayName("has not answered where its client reads an empty text, and is asked again (SHP-02)")
    void isEmpty() {
        easyPost.easyPost().isEmpty(true);
        for (int round = 1; round <= 3; round++) {
            assertThatThrownBy(() -> easyPost.carrier().buyLabel(labelRequested()))
                    .isInstanceOf(CarrierDidNotAnswer.class);
        }
        easyPost.easyPost().isEmpty(false);
        assertThat(easyPost.carrier().buyLabel(labelRequested())).isInstanceOf(LabelSold.class);
        assertThat(easyPost.labelsOut()).isEqualTo(1);
    }

    @Test
    @DisplayName("signs what it tells by its own scheme, over the bytes as they came")
    void signs() throws Exception {
        byte[] body = "{\"description\": \"tracker.updated\"}".getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s\u00e9cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        // Its description: the secret is normalised (NFKD) before.
        mac.init(new SecretKeySpec("se\u0301cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "hmac-sha256-hex=" + HexFormat.of().formatHex(mac.doFinal(body));

        assertThat(EasyPostWebhooks.isGenuine(body, signature, "s\u00e9cret")).isTrue();
        assertThat(EasyPostWebhooks.isGenuine(body, signature, "another")).isFalse();
        assertThat(EasyPostWebhooks.isGenuine("{}".getBytes(StandardCharsets.UTF_8), signature, "s\u00e9cret"))
                .isFalse();
        assertThat(EasyPostWebhooks.isGenuine(body, "", "s\u00e9cret")).isFalse();
    }
}
