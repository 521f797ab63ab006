package shop.shipping.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.TRACKING_CODE;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.outside.OutsideCalls;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ScanRecorded;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.shipping.tracking.UnheardParcels;

@DisplayName("Asking where a parcel is")
class AskWhereParcelsAreTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<RecordScan> seen = new CopyOnWriteArrayList<>();
    private final List<LabelBought> asked = new CopyOnWriteArrayList<>();
    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 1, 10);
    private final ScanBook book = label -> {
        asked.add(label);
        return List.copyOf(seen);
    };
    private final AskWhereParcelsAre asking = new AskWhereParcelsAre(
            book,
            threads,
            shipping.events(),
            shipping.commands(),
            new UnheardParcels(null),
            Clock.systemUTC(),
            Duration.ofHours(1));

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    @DisplayName(
            "records each scan once, however often it is asked, and an absurd one keeps none of the others (SHP-11)")
    void recordsEachOnce() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        Instant now = Instant.now();
        seen.add(scan("absurd", ScanStatus.IN_TRANSIT, Instant.parse("1970-01-01T00:00:00Z")));
        seen.add(scan("picked-up", ScanStatus.PICKED_UP, now));
        ask(1);
        seen.add(scan("delivered", ScanStatus.DELIVERED, now));
        ask(2);
        ask(3);

        await().atMost(SOON).untilAsserted(() -> assertThat(recorded()).containsExactly("picked-up", "delivered"));
        threads.close();
        assertThat(recorded()).containsExactly("picked-up", "delivered");
        assertThat(asked).extracting(LabelBought::trackingCode).containsOnly(TRACKING_CODE);
    }

    @Test
    @DisplayName("asks nobody as long as there is no label")
    void asksNobody() {
        shipping.commands().send(prepare());
        assertThat(asking.ask(PARCEL)).isTrue();
        threads.close();

        assertThat(asked).isEmpty();
    }

    private void ask(int time) {
        await().atMost(SOON).until(() -> asking.ask(PARCEL));
        await().atMost(SOON).until(() -> asked.size() == time);
    }

    private List<String> recorded() {
        return shipping.story(PARCEL.value()).stream()
                .filter(ScanRecorded.class::isInstance)
                .map(fact -> ((ScanRecorded) fact).notificationId())
                .toList();
    }

    private static RecordScan scan(String id, ScanStatus status, Instant at) {
        return new RecordScan(PARCEL, id, TRACKING_CODE, status, status.name(), at, Optional.empty());
    }
}
