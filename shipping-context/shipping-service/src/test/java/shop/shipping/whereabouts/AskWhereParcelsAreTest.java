package shop.shipping.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.TRACKING_CODE;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancelledScanned;
import static shop.shipping.dispatching.TwoBlueMugs.hold;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.redirect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.platform.outside.OutsideCalls;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.HandTurnedClock;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ShipmentState;
import shop.shipping.carrier.ScanBook;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.carrier.ScanBook.Seen;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.RecordLabelBought;
import shop.shipping.dispatching.RecordLabelVoided;
import shop.shipping.dispatching.ScanRecorded;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.shipping.tracking.AskedAbout;
import shop.shipping.tracking.TrackingInMemory;

@DisplayName("Asking where a parcel is")
class AskWhereParcelsAreTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> silent = new CopyOnWriteArrayList<>();
    private final List<KnownLabel> asked = new CopyOnWriteArrayList<>();
    private final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
    private final TrackingInMemory tracking = new TrackingInMemory();
    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 1, 10);
    private final ScanBook book = label -> {
        asked.add(label);
        if (silent.contains(label.labelId())) {
            throw new CarrierDidNotAnswer(label.labelId());
        }
        return List.copyOf(seen);
    };
    private final AskWhereParcelsAre asking = new AskWhereParcelsAre(
            book,
            threads,
            shipping.events(),
            shipping.commands(),
            tracking.unheard(),
            tracking.awaited(),
            clock,
            Duration.ofHours(1),
            Duration.ofHours(2));

    @AfterEach
    void stop() {
        threads.close();
        tracking.close();
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
        assertThat(asked).extracting(KnownLabel::trackingCode).containsOnly(TRACKING_CODE);
    }

    @Test
    @DisplayName("asks nobody as long as there is no label")
    void asksNobody() {
        shipping.commands().send(prepare());
        assertThat(asking.ask(PARCEL.value())).isTrue();
        threads.close();

        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("leaves those alone that were asked for less than an hour ago")
    void leavesTheYoung() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        seen.add(scan("picked-up", ScanStatus.PICKED_UP, Instant.now()));

        asking.round();
        threads.close();

        assertThat(recorded()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("asks, after an hour, for one that has its label, and whose hand-over nobody has told (SHP-15)")
    void asksAfterAnHour() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        seen.add(scan("picked-up", ScanStatus.PICKED_UP, Instant.now()));
        clock.turn(Duration.ofMinutes(61));

        asking.round();

        await().atMost(SOON).untilAsserted(() -> assertThat(recorded()).containsExactly("picked-up"));
    }

    @Test
    @DisplayName("asks for one that is cancelled and had a label: it may be seen nevertheless (SHP-14)")
    void asksForWhatIsCancelled() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(cancel());
        shipping.commands().send(new RecordLabelVoided(PARCEL, 1));
        told();
        seen.add(scan("picked-up", ScanStatus.PICKED_UP, Instant.now()));
        clock.turn(Duration.ofMinutes(61));

        asking.round();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL.value()))
                        .endsWith(cancelledScanned(
                                ShipmentState.DISPATCHED, seen.get(0).at().toString())));
    }

    @Test
    @DisplayName("leaves one alone for two hours once it was asked for, and asks again then")
    void leavesTheAsked() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        clock.turn(Duration.ofMinutes(61));
        roundThatAsks(1);
        clock.turn(Duration.ofMinutes(119));
        asking.round();
        assertThat(tracking.unheard().worthAsking(clock.instant(), clock.instant(), 10))
                .extracting(AskedAbout.Unasked::id)
                .containsExactly(PARCEL.value());
        threads.close();
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("asks again for one that it has asked for, after two hours")
    void asksAgain() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        clock.turn(Duration.ofMinutes(61));
        roundThatAsks(1);
        clock.turn(Duration.ofMinutes(121));
        roundThatAsks(2);
        assertThat(asking.longestUnasked()).isEmpty();
    }

    @Test
    @DisplayName(
            "asks again in the next round where the carrier did not answer: silence does not count as asked (SHP-15)")
    void asksAgainWhereThereWasNoAnswer() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        silent.add("label-1");
        clock.turn(Duration.ofMinutes(61));
        roundThatAsks(1);
        asking.round();
        silent.clear();
        clock.turn(Duration.ofMinutes(10));

        await().atMost(SOON).until(() -> {
            asking.round();
            return asked.size() > 1;
        });
        clock.turn(Duration.ofMinutes(119));
        asking.round();
        threads.close();

        assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName(
            "looks for 60 days whether one is seen that has its label and that nobody has ever told of, and no longer")
    void leavesTheOld() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        told();
        clock.turn(Duration.ofDays(60));
        roundThatAsks(1);

        clock.turn(Duration.ofDays(1));
        asking.round();
        threads.close();

        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("says since when the one waits that there was no room to ask for, and asks for it first when there is")
    void saysWhatWaits() {
        CountDownLatch stalled = new CountDownLatch(1);
        try (OutsideCalls narrow = new OutsideCalls("narrow-carrier", 1, 1)) {
            AskWhereParcelsAre narrowly = new AskWhereParcelsAre(
                    label -> List.of(),
                    narrow,
                    shipping.events(),
                    shipping.commands(),
                    tracking.unheard(),
                    tracking.awaited(),
                    clock,
                    Duration.ofHours(1),
                    Duration.ofHours(2));
            shipping.commands().send(prepare());
            shipping.commands().send(recordLabelBought());
            told();
            clock.turn(Duration.ofMinutes(61));
            Instant preparedAt = tracking.unheard()
                    .worthAsking(clock.instant(), clock.instant(), 1)
                    .get(0)
                    .since();
            Runnable stalls = () -> await().atMost(SOON).until(() -> stalled.getCount() == 0);
            assertThat(narrow.make("first", stalls)).isTrue();
            await().atMost(SOON).until(() -> narrow.make("second", stalls));

            narrowly.round();
            assertThat(narrowly.longestUnasked()).contains(preparedAt);

            stalled.countDown();
            await().atMost(SOON).until(() -> {
                narrowly.round();
                return narrowly.longestUnasked().isEmpty();
            });
        }
    }

    @Test
    @DisplayName("asks under each of its labels, one that was taken back since included (SHP-05)")
    void asksUnderEach() {
        shipping.commands().send(prepare());
        shipping.commands().send(hold(3));
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(redirect(4));
        shipping.commands().send(new RecordLabelVoided(PARCEL, 1));
        shipping.commands().send(new RecordLabelBought(PARCEL, 2, "label-2", "simulated", "SIM0002", Optional.empty()));
        told();

        assertThat(asking.ask(PARCEL.value())).isTrue();
        threads.close();

        assertThat(asked).extracting(KnownLabel::labelId).containsExactly("label-1", "label-2");
        assertThat(tracking.labelled().with("label-1")).containsExactly(PARCEL.value());
        assertThat(tracking.labelled().with("label-2")).containsExactly(PARCEL.value());
        assertThat(tracking.labelled().with("label-3")).isEmpty();
    }

    @Test
    @DisplayName("asks under the later ones when the carrier does not answer for the first (SHP-02)")
    void asksUnderTheOthers() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(hold(3));
        shipping.commands().send(redirect(4));
        shipping.commands().send(new RecordLabelVoided(PARCEL, 1));
        shipping.commands().send(new RecordLabelBought(PARCEL, 2, "label-2", "simulated", "SIM0002", Optional.empty()));
        silent.add("label-1");
        seen.add(scan("picked-up", ScanStatus.PICKED_UP, Instant.now()));

        assertThat(asking.ask(PARCEL.value())).isTrue();
        threads.close();

        assertThat(asked).extracting(KnownLabel::labelId).containsExactly("label-1", "label-2");
        assertThat(recorded()).containsExactly("picked-up");
    }

    @ParameterizedTest(name = "silent about {0}: {1}")
    @CsvSource({"label-1, 0", "label-2, 1"})
    @DisplayName(
            "takes for silence what is not said of the label that it goes with, whatever is said of the one before (SHP-15)")
    void isSilentAboutTheLast(String label, int silences) {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(hold(3));
        shipping.commands().send(redirect(4));
        shipping.commands().send(new RecordLabelVoided(PARCEL, 1));
        shipping.commands().send(new RecordLabelBought(PARCEL, 2, "label-2", "simulated", "SIM0002", Optional.empty()));
        silent.add(label);
        AtomicInteger heard = new AtomicInteger();

        assertThat(asking.ask(PARCEL.value(), heard::incrementAndGet)).isTrue();
        threads.close();

        assertThat(asked).extracting(KnownLabel::labelId).containsExactly("label-1", "label-2");
        assertThat(heard).hasValue(silences);
    }

    @Test
    @DisplayName("tells what comes back where it is, too (SHP-08)")
    void asksForWhatComesBack() {
        AggregatesInMemory back = OneMugThatComesBack.returnShipments(Clock.systemUTC());
        AskWhereParcelsAre askingForReturns = new AskWhereParcelsAre(
                book,
                threads,
                back.events(),
                back.commands(),
                tracking.unheard(),
                tracking.awaited(),
                clock,
                Duration.ofHours(1),
                Duration.ofHours(2));
        back.commands().send(OneMugThatComesBack.prepareReturn());
        back.commands().send(OneMugThatComesBack.recordReturnLabelBought());
        back.events().readEvents(OneMugThatComesBack.BACK.value()).asStream().forEach(tracking::tellOfReturn);
        seen.add(scan("delivered", ScanStatus.DELIVERED, Instant.now()));
        clock.turn(Duration.ofMinutes(61));

        askingForReturns.round();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(back.story(OneMugThatComesBack.BACK.value()))
                        .hasAtLeastOneElementOfType(ReturnShipmentArrived.class));
        assertThat(tracking.labelled().with(OneMugThatComesBack.LABEL))
                .containsExactly(OneMugThatComesBack.BACK.value());
    }

    private void told() {
        shipping.events().readEvents(PARCEL.value()).asStream().forEach(tracking::tell);
    }

    private void roundThatAsks(int time) {
        asking.round();
        await().atMost(SOON).until(() -> asked.size() == time);
    }

    private void ask(int time) {
        await().atMost(SOON).until(() -> asking.ask(PARCEL.value()));
        await().atMost(SOON).until(() -> asked.size() == time);
    }

    private List<String> recorded() {
        return shipping.story(PARCEL.value()).stream()
                .filter(ScanRecorded.class::isInstance)
                .map(fact -> ((ScanRecorded) fact).notificationId())
                .toList();
    }

    private static Seen scan(String id, ScanStatus status, Instant at) {
        return new Seen(id, status, status.name(), at, Optional.empty());
    }
}
