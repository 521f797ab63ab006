package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.shipping.dispatching.ScanStatus.AVAILABLE_FOR_PICKUP;
import static shop.shipping.dispatching.ScanStatus.DAMAGED;
import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.DELIVERY_ATTEMPTED;
import static shop.shipping.dispatching.ScanStatus.IN_TRANSIT;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.OTHER;
import static shop.shipping.dispatching.ScanStatus.OUT_FOR_DELIVERY;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.ScanStatus.RETURNED_TO_SENDER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.shipping.api.ShipmentState;

@DisplayName("A parcel's journey")
class JourneyTest {

    private static final Instant START = Instant.parse("2026-01-06T08:00:00+09:00");

    @Nested
    @DisplayName("is where its last scan saw it")
    class LastScan {

        @Test
        @DisplayName("from the hand-over to the delivery (SHP-06)")
        void fromHandOverToDelivery() {
            assertThat(after()).isEqualTo(ShipmentState.DISPATCHED);
            assertThat(after(PICKED_UP)).isEqualTo(ShipmentState.DISPATCHED);
            assertThat(after(PICKED_UP, IN_TRANSIT)).isEqualTo(ShipmentState.IN_TRANSIT);
            assertThat(after(PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY)).isEqualTo(ShipmentState.OUT_FOR_DELIVERY);
            assertThat(after(PICKED_UP, DELIVERY_ATTEMPTED)).isEqualTo(ShipmentState.DELIVERY_ATTEMPTED);
            assertThat(after(DELIVERY_ATTEMPTED, AVAILABLE_FOR_PICKUP)).isEqualTo(ShipmentState.AVAILABLE_FOR_PICKUP);
            assertThat(after(AVAILABLE_FOR_PICKUP, DELIVERED)).isEqualTo(ShipmentState.DELIVERED);
        }

        @Test
        @DisplayName("as long as we understand what it says")
        void asLongAsWeUnderstand() {
            assertThat(after(PICKED_UP, IN_TRANSIT, OTHER)).isEqualTo(ShipmentState.IN_TRANSIT);
        }

        @Test
        @DisplayName("and found again if it was lost (SHP-07)")
        void foundAgain() {
            assertThat(after(PICKED_UP, LOST)).isEqualTo(ShipmentState.PRESUMED_LOST);
            assertThat(after(PICKED_UP, LOST, IN_TRANSIT)).isEqualTo(ShipmentState.IN_TRANSIT);
        }
    }

    @Nested
    @DisplayName("ends")
    class Ends {

        @Test
        @DisplayName("with the delivery, though a depot scans it once more")
        void withTheDelivery() {
            assertThat(after(DELIVERED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_ATTEMPTED))
                    .isEqualTo(ShipmentState.DELIVERED);
            assertThat(after(DELIVERED, DAMAGED, LOST)).isEqualTo(ShipmentState.DELIVERED);
        }

        @Test
        @DisplayName("with the sender if it came back, even after a delivery")
        void withTheSender() {
            assertThat(after(PICKED_UP, RETURNED_TO_SENDER, IN_TRANSIT)).isEqualTo(ShipmentState.RETURNED_TO_SENDER);
            assertThat(after(DELIVERED, RETURNED_TO_SENDER)).isEqualTo(ShipmentState.RETURNED_TO_SENDER);
        }

        @Test
        @DisplayName("never before an end, however damaged the parcel goes on")
        void damagedGoesOn() {
            assertThat(after(PICKED_UP, DAMAGED, IN_TRANSIT, OUT_FOR_DELIVERY)).isEqualTo(ShipmentState.DAMAGED);
            assertThat(after(PICKED_UP, DAMAGED, DELIVERED)).isEqualTo(ShipmentState.DELIVERED);
        }
    }

    @Nested
    @DisplayName("after three failed attempts (SHP-07)")
    class ThreeAttempts {

        @Test
        @DisplayName("is expected to lead back")
        void isExpectedBack() {
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED)).isEqualTo(ShipmentState.DELIVERY_ATTEMPTED);
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED))
                    .isEqualTo(ShipmentState.EXPECTED_BACK);
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, IN_TRANSIT))
                    .isEqualTo(ShipmentState.EXPECTED_BACK);
        }

        @Test
        @DisplayName("leads where a scan says")
        void aScanDecides() {
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, RETURNED_TO_SENDER))
                    .isEqualTo(ShipmentState.RETURNED_TO_SENDER);
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, OUT_FOR_DELIVERY))
                    .isEqualTo(ShipmentState.OUT_FOR_DELIVERY);
            assertThat(after(DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERY_ATTEMPTED, DELIVERED))
                    .isEqualTo(ShipmentState.DELIVERED);
        }

        @Test
        @DisplayName("counts an attempt once, however often it was told (SHP-05)")
        void countsAnAttemptOnce() {
            Scan attempt = new Scan(DELIVERY_ATTEMPTED, START);
            assertThat(Journey.of(List.of(attempt, attempt, attempt)).state())
                    .isEqualTo(ShipmentState.DELIVERY_ATTEMPTED);
        }
    }

    @Test
    @DisplayName(
            "has been with the carrier since the earliest scan that says so, and was delivered at the earliest such")
    void knowsItsTimes() {
        Journey journey = journey(OTHER, PICKED_UP, DELIVERED, DELIVERED);
        assertThat(journey.handedOverAt()).contains(START.plus(Duration.ofHours(1)));
        assertThat(journey.deliveredAt()).contains(START.plus(Duration.ofHours(2)));
        assertThat(Journey.notBegun().handedOverAt()).isEmpty();
        assertThat(journey(OTHER).handedOverAt()).isEmpty();
        assertThat(journey(PICKED_UP).deliveredAt()).isEmpty();
    }

    @Property(tries = 500)
    void isTheSameInWhateverOrderItsScansArriveAndHoweverOften(
            @ForAll("scans") List<Scan> scans, @ForAll("seeds") Random chance) {
        List<Scan> arriving = new ArrayList<>(scans);
        scans.stream().filter(scan -> chance.nextBoolean()).forEach(arriving::add);
        Collections.shuffle(arriving, chance);

        Journey arrived = Journey.notBegun();
        for (Scan scan : arriving) {
            arrived = arrived.with(scan);
        }

        assertThat(arrived).isEqualTo(Journey.of(scans));
        assertThat(arrived.state()).isEqualTo(Journey.of(scans).state());
    }

    @Provide
    Arbitrary<List<Scan>> scans() {
        return Combinators.combine(
                        Arbitraries.of(ScanStatus.class), Arbitraries.integers().between(0, 6))
                .as((status, hour) -> new Scan(status, START.plus(Duration.ofHours(hour))))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Random> seeds() {
        return Arbitraries.randoms();
    }

    private static ShipmentState after(ScanStatus... statuses) {
        return journey(statuses).state();
    }

    /** One scan an hour, told in the opposite order. */
    private static Journey journey(ScanStatus... statuses) {
        List<ScanStatus> scans = Arrays.asList(statuses);
        return Journey.of(IntStream.range(0, scans.size())
                .map(index -> scans.size() - 1 - index)
                .mapToObj(hour -> new Scan(scans.get(hour), START.plus(Duration.ofHours(hour))))
                .toList());
    }
}
