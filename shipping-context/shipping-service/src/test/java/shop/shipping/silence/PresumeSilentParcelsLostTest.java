package shop.shipping.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.foundAgain;
import static shop.shipping.dispatching.TwoBlueMugs.handOver;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.HandTurnedClock;
import shop.shipping.Telling;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.shipping.tracking.TrackingInMemory;

@DisplayName("A parcel that falls silent")
class PresumeSilentParcelsLostTest {

    private static final String ON_MONDAY = "2026-01-05T10:00:00+09:00";
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final HandTurnedClock clock = HandTurnedClock.at(Telling.START);
    private final AggregatesInMemory shipping = TwoBlueMugs.shipments(clock);
    private final TrackingInMemory tracking = new TrackingInMemory();
    private final PresumeSilentParcelsLost silence =
            new PresumeSilentParcelsLost(tracking.unheard(), shipping.commands(), clock, TWO_WEEKS);

    @BeforeEach
    void eventsAreOfTheClock() {
        GenericEventMessage.clock = clock;
    }

    @AfterEach
    void stop() {
        GenericEventMessage.clock = java.time.Clock.systemUTC();
        tracking.close();
    }

    @Test
    @DisplayName("is presumed lost after 14 days, and found again by the next scan (SHP-07)")
    void isPresumedLost() {
        clock.turn(Duration.ofHours(1));
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(handOver(ON_MONDAY));
        told();

        clock.turn(TWO_WEEKS.minusMillis(1));
        silence.round();
        assertThat(shipping.story(PARCEL.value())).endsWith(dispatched(ON_MONDAY));

        clock.turn(Duration.ofMillis(1));
        silence.round();
        silence.round();
        told();
        silence.round();
        shipping.commands().send(recordScan(ScanStatus.IN_TRANSIT, ON_MONDAY));
        assertThat(shipping.story(PARCEL.value()))
                .containsExactly(
                        prepared(),
                        labelRequested(),
                        labelBought(),
                        labelled(),
                        dispatched(ON_MONDAY),
                        mishap(DeliveryMishap.PRESUMED_LOST, ON_MONDAY),
                        scanRecorded(ScanStatus.IN_TRANSIT, ON_MONDAY),
                        foundAgain(ON_MONDAY));
    }

    @Test
    @DisplayName("is not presumed so by views that are behind (SHP-07)")
    void viewsAreBehind() {
        clock.turn(Duration.ofHours(1));
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(handOver(ON_MONDAY));
        told();

        clock.turn(TWO_WEEKS);
        shipping.commands().send(recordScan(ScanStatus.IN_TRANSIT, ON_MONDAY));
        silence.round();
        assertThat(shipping.story(PARCEL.value())).endsWith(scanRecorded(ScanStatus.IN_TRANSIT, ON_MONDAY));

        told();
        assertThat(unheard(clock.instant().minus(TWO_WEEKS))).isEmpty();
        assertThat(unheard(clock.instant())).containsExactly(PARCEL);
    }

    @Test
    @DisplayName("is one that has left and not arrived: no other is looked at (SHP-07)")
    void isOutThere() {
        Instant always = Instant.parse("2027-01-01T00:00:00+09:00");
        tracking.tell(PARCEL, List.of(prepared(), labelRequested(), labelBought(), labelled()));
        assertThat(unheard(always)).isEmpty();
        tracking.tell(PARCEL, 4, dispatched(ON_MONDAY));
        assertThat(unheard(always)).containsExactly(PARCEL);
        tracking.tell(PARCEL, 5, scanRecorded(ScanStatus.DAMAGED, ON_MONDAY));
        assertThat(unheard(always)).isEmpty();
    }

    @Test
    @DisplayName("has days of the business to be heard of, and a bound that names itself when it is none")
    void bounds() {
        assertThatThrownBy(() -> new SilenceSettings(Duration.ofMinutes(14), Duration.ofSeconds(30)))
                .hasMessage("shipping.silence.lost-after must be 1 to 365 days, such as 14d, not PT14M");
        assertThatThrownBy(() -> new SilenceSettings(Duration.ofDays(366), Duration.ofSeconds(30)))
                .hasMessageContaining("1 to 365 days");
        assertThatThrownBy(() -> new SilenceSettings(TWO_WEEKS, Duration.ZERO))
                .hasMessageContaining("shipping.silence.every must be more than 0");
    }

    private List<ShipmentId> unheard(Instant since) {
        return tracking.unheard().since(since, Optional.empty(), 1).stream()
                .map(place -> new ShipmentId(place.shipmentId()))
                .toList();
    }

    private void told() {
        shipping.events().readEvents(PARCEL.value()).asStream().forEach(tracking::tell);
    }
}
