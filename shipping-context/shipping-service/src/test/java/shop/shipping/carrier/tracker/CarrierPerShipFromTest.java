package shop.shipping.carrier.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import shop.kernel.Recipient;
import shop.platform.outside.OutsideCalls;
import shop.shipping.api.HoldReason;
import shop.shipping.carrier.ScanBook;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.AddressDeliverable;
import shop.shipping.dispatching.Carrier.AddressUndeliverable;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelOfPacker;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.Carrier.LabelTakenBack;
import shop.shipping.dispatching.CarrierOnPaper;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("Carriers beside each other")
class CarrierPerShipFromTest {

    private final CarrierOnPaper others = new CarrierOnPaper();
    private TrackerOnPaper tracker;

    @BeforeEach
    void open() throws Exception {
        tracker = new TrackerOnPaper();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private CarrierPerShipFrom carriersOf(String shipFrom) {
        return new CarrierPerShipFrom(Set.of(shipFrom), (TrackerCarrier) tracker.carrier(), others, false);
    }

    @Test
    @DisplayName("look at the addresses of those that tell numbers where they are to, before anybody packs (SHP-01)")
    void lookAtAddresses() {
        CarrierPerShipFrom carriers =
                new CarrierPerShipFrom(Set.of(POTTER), (TrackerCarrier) tracker.carrier(), others, true);
        Recipient right = TwoBlueMugs.JIWON.recipient().withPostcode("04523");

        assertThat(carriers.buyLabel(labelRequested())).isEqualTo(new LabelOfPacker());
        others.saysOfAddresses(new AddressDeliverable(Optional.of(right)));
        assertThat(carriers.buyLabel(labelRequested())).isEqualTo(new LabelOfPacker(Optional.of(right)));
        others.saysOfAddresses(new AddressUndeliverable());
        assertThat(carriers.buyLabel(labelRequested())).isEqualTo(new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE));
        assertThat(others.labelsSold()).isZero();

        others.isAway(true);
        assertThat(carriers.buyLabel(labelRequested())).isEqualTo(new LabelOfPacker());
    }

    @Test
    @DisplayName("look at no address where nobody has said that they are to")
    void lookAtNone() {
        others.saysOfAddresses(new AddressUndeliverable());

        assertThat(carriersOf(POTTER).buyLabel(labelRequested())).isEqualTo(new LabelOfPacker());
        assertThat(others.asked()).isEmpty();
    }

    @Test
    @DisplayName("are chosen by who sends: those that are named tell their numbers, for all others labels are bought")
    void areChosen() {
        assertThat(carriersOf(POTTER).buyLabel(labelRequested())).isEqualTo(new LabelOfPacker());
        assertThat(carriersOf("warehouse-seoul").buyLabel(labelRequested())).isInstanceOf(LabelSold.class);
        assertThat(carriersOf("warehouse-seoul").buyReturnLabel(OneMugThatComesBack.returnLabelRequested()))
                .isInstanceOf(LabelSold.class);
        assertThat(others.asked()).hasSize(2);
    }

    @Test
    @DisplayName("are each asked for what became of their own labels")
    void areAskedForTheirOwn() {
        CarrierPerShipFrom carriers = carriersOf(POTTER);
        tracker.scan(tracker.labelled(1).labelId());

        assertThat(carriers.scansOf(new KnownLabel(tracker.labelled(1).labelId(), "kr.cjlogistics", "654321098761")))
                .hasSize(1);
        assertThat(carriers.scansOf(new KnownLabel("label-1", "simulated", "SIM1")))
                .isEmpty();
        assertThat(carriers.voidLabel(labelVoidRequested())).isEqualTo(new LabelTakenBack());
        assertThat(others.asked()).containsExactly(labelVoidRequested());
    }

    @Test
    @DisplayName("need to know who tells numbers, and a secret")
    void needToKnow() {
        assertThatThrownBy(() -> settings(Set.of(), "secret", "")).hasMessageContaining("ship-froms");
        assertThatThrownBy(() -> settings(Set.of(POTTER), "", "")).hasMessageContaining("client-secret");
        assertThatThrownBy(() -> settings(Set.of(POTTER), "secret", "short")).hasMessageContaining("notice-key");
        assertThat(settings(Set.of(POTTER), "secret", "").toString()).doesNotContain("secret");
    }

    @Test
    @DisplayName("are both there where the configuration says so, and one to whoever asks")
    void areConfigured() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of(
                                    "shipping.carrier.tracker.client-id", "client",
                                    "shipping.carrier.tracker.client-secret", "secret",
                                    "shipping.carrier.tracker.ship-froms", POTTER + ", warehouse-busan")));
            context.registerBean("others", CarrierOnPaper.class, () -> others);
            context.register(TrackerConfiguration.class);
            context.refresh();

            Carrier carrier = context.getBean(Carrier.class);

            assertThat(carrier.buyLabel(labelRequested())).isEqualTo(new LabelOfPacker());
            assertThat(carrier.voidLabel(labelVoidRequested())).isEqualTo(new LabelTakenBack());
            assertThat(others.asked()).containsExactly(labelVoidRequested());
            assertThat(context.getBean(ScanBook.class)).isSameAs(carrier);
        }
    }

    @Test
    @DisplayName("give notice of numbers that people have told, where they can reach us, and of no others (SHP-15)")
    void giveNotice() {
        String key = "a-key-that-nobody-guesses";
        OutsideCalls threads = new OutsideCalls("test-tracker", 1, 10);
        var policy = new WhenNumberIsGivenThenHaveItWatched(
                (TrackerCarrier) tracker.carrier(), threads, settings(Set.of(POTTER), "secret", key));

        policy.on(TwoBlueMugs.labelBought(), Instant.parse("2026-01-05T10:00:00Z"));
        policy.on(
                new LabelBought(
                        TwoBlueMugs.PARCEL,
                        TwoBlueMugs.ORDER,
                        1,
                        tracker.labelled(1).labelId(),
                        "kr.cjlogistics",
                        "654321098761"),
                Instant.parse("2026-01-05T10:00:00Z"));
        threads.close();

        assertThat(tracker.heard())
                .containsOnlyOnce("registerTrackWebhook")
                .contains("https://shop.example/tracker-notices/" + key, "654321098761", "2026-02-04T10:00:00Z");
        assertThat(settings(Set.of(POTTER), "secret", "").callback()).isEmpty();
    }

    @Test
    @DisplayName("does not start with a tracker that would not know who asks")
    void isKnown() {
        assertThatThrownBy(() -> settings(" ", Set.of(POTTER), "secret", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shipping.carrier.tracker.client-id");
    }

    private static TrackerSettings settings(Set<String> shipFroms, String secret, String key) {
        return settings("client", shipFroms, secret, key);
    }

    private static TrackerSettings settings(String client, Set<String> shipFroms, String secret, String key) {
        return new TrackerSettings(
                shipFroms,
                URI.create("http://127.0.0.1:1"),
                client,
                secret,
                key,
                Optional.of(URI.create("https://shop.example/tracker-notices")),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }
}
