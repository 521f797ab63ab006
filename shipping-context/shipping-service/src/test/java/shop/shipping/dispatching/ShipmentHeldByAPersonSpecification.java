package shop.shipping.dispatching;

import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRefused;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.handOver;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.hold;
import static shop.shipping.dispatching.TwoBlueMugs.holdLifted;
import static shop.shipping.dispatching.TwoBlueMugs.holdTooLate;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.liftHold;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHold;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHoldForAnotherReason;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.released;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;
import static shop.shipping.dispatching.VoidRefusal.ALREADY_SCANNED;
import static shop.shipping.dispatching.VoidRefusal.REFUSED;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.DeliveryMishap;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment that a person holds")
class ShipmentHeldByAPersonSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    @Nested
    @DisplayName("once it is labelled")
    class Labelled {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("cannot be handed over as long as it is held (SHP-03, SHP-04)")
        void staysHere() {
            shipment.when(hold(4))
                    .then(heldByPerson(4))
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName("is handed over once the hold is lifted (SHP-04)")
        void goesOn() {
            shipment.given(heldByPerson(4))
                    .when(liftHold(5))
                    .then(holdLifted(5))
                    .when(handOver(TUESDAY))
                    .then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is held once, however often that is asked")
        void isHeldOnce() {
            shipment.given(heldByPerson(4)).when(hold(4)).thenNothing();
        }

        @Test
        @DisplayName("is not held again by a wish that was withdrawn since")
        void lateWish() {
            shipment.when(liftHold(5)).then(holdLifted(5)).when(hold(4)).thenNothing();
        }

        @Test
        @DisplayName("stays held when an earlier hold is lifted late")
        void lateLift() {
            shipment.given(heldByPerson(6)).when(liftHold(5)).thenNothing();
        }

        @Test
        @DisplayName("is not released as if its label were the reason (SHP-03)")
        void isNotReleasedByTheWrongHand() {
            shipment.given(heldByPerson(4)).when(new ReleaseShipment(PARCEL)).thenRejected("SHP-03", "held-by-person");
        }

        @Test
        @DisplayName("tells that the hold came too late when the carrier has taken it nevertheless")
        void isTakenNevertheless() {
            shipment.given(heldByPerson(4))
                    .when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), dispatched(TUESDAY), holdTooLate(4));
        }

        @Test
        @DisplayName("tells so, too, when the first that is heard of it is how it ended (SHP-05)")
        void hasEndedNevertheless() {
            shipment.given(heldByPerson(4))
                    .when(recordScan(DELIVERED, TUESDAY))
                    .then(scanRecorded(DELIVERED, TUESDAY), dispatched(TUESDAY), holdTooLate(4), delivered(TUESDAY));
            past();
            shipment.given(heldByPerson(4))
                    .when(recordScan(LOST, TUESDAY))
                    .then(
                            scanRecorded(LOST, TUESDAY),
                            dispatched(TUESDAY),
                            holdTooLate(4),
                            mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("is cancelled like any other, once its label is taken back")
        void isCancelled() {
            shipment.given(heldByPerson(4))
                    .when(cancel())
                    .then(cancellationRequested(), labelVoidRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), cancelled())
                    .when(hold(7))
                    .thenNothing()
                    .when(liftHold(8))
                    .thenNothing();
        }

        @Test
        @DisplayName("is still held when its cancellation is refused")
        void outlivesARefusedCancellation() {
            shipment.given(heldByPerson(4), cancellationRequested(), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), cancellationRefused())
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName(
                "is cancelled though its label is lost, as long as the carrier has not seen it: nobody hands it over")
        void isCancelledWithoutItsLabel() {
            shipment.given(heldByPerson(4), cancellationRequested(), labelVoidRequested())
                    .when(recordLabelVoidRefused(REFUSED))
                    .then(labelVoidRefused(REFUSED), cancelled());
        }

        @Test
        @DisplayName("has been with the carrier where a scan says so, whatever becomes of its label")
        void isSeenByTheCarrier() {
            shipment.given(prepared(), labelRequested(), heldByPerson(4), cancellationRequested())
                    .given(scanRecorded(PICKED_UP, TUESDAY))
                    .given(labelBought(), labelVoidRequested())
                    .at(FRIDAY)
                    .when(recordLabelVoidRefused(REFUSED))
                    .then(labelVoidRefused(REFUSED), cancellationRefused(), labelled());
        }

        @Test
        @DisplayName("goes back into the shelf once it is cancelled, which the warehouse is told (SHP-04)")
        void goesBack() {
            shipment.given(heldByPerson(4), cancellationRequested(), labelVoidRequested(), labelVoided(), cancelled())
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "shipment-cancelled");
        }

        @Test
        @DisplayName("is being cancelled in the first place, which the warehouse is told (SHP-04)")
        void isBeingCancelled() {
            shipment.given(heldByPerson(4), cancellationRequested(), labelVoidRequested())
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "cancellation-requested");
        }

        @Test
        @DisplayName("is held too while it is being cancelled, and after that was refused")
        void isHeldWhileBeingCancelled() {
            shipment.given(cancellationRequested(), labelVoidRequested())
                    .when(hold(4))
                    .then(heldByPerson(4))
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), cancellationRefused())
                    .when(liftHold(5))
                    .then(holdLifted(5))
                    .when(hold(6))
                    .then(heldByPerson(6));
        }
    }

    @Nested
    @DisplayName("before its label is bought")
    class InPurchase {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested()).at(FRIDAY);
        }

        @Test
        @DisplayName("gets its label, and stays here")
        void isLabelled() {
            shipment.given(heldByPerson(4))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled())
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName("cannot be handed over for that reason in the first place (SHP-04)")
        void cannotBeHandedOver() {
            shipment.given(heldByPerson(4)).when(handOver(TUESDAY)).thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName("tells the label that was bought for nothing when the carrier does not take it back")
        void tellsItsLabelThen() {
            shipment.given(heldByPerson(4), cancellationRequested())
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), cancellationRefused(), labelled())
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName("tells that label before it is dispatched, when a scan comes first")
        void tellsItsLabelBeforeTheScan() {
            shipment.given(cancellationRequested())
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), labelled(), dispatched(TUESDAY), cancellationRefused());
        }
    }

    @Nested
    @DisplayName("and the carrier's refusal, too")
    class HeldTwice {

        @Test
        @DisplayName("stays held by the person when its label is tried again (SHP-03)")
        void theCarriersEnds() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHoldForAnotherReason(), heldByPerson(4))
                    .at(FRIDAY)
                    .when(new ReleaseShipment(PARCEL))
                    .then(released(), labelRequested(2))
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "held-by-person");
        }

        @Test
        @DisplayName("stays on hold for its label when the person lets it go (SHP-03)")
        void thePersonsEnds() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold(), heldByPerson(4))
                    .at(FRIDAY)
                    .when(liftHold(5))
                    .then(holdLifted(5))
                    .when(handOver(TUESDAY))
                    .thenRejected("SHP-04", "shipment-on-hold");
        }

        @Test
        @DisplayName("is put on hold for its label while a person holds it")
        void isRefusedMeanwhile() {
            shipment.given(prepared(), labelRequested(), heldByPerson(4))
                    .at(FRIDAY)
                    .when(recordLabelRefused())
                    .then(labelRefused(), putOnHold());
        }
    }

    @Nested
    @DisplayName("when the carrier has it already")
    class Dispatched {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled(), dispatched(TUESDAY))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("goes its way, which is told once")
        void isTooLate() {
            shipment.when(hold(4)).then(holdTooLate(4)).when(hold(4)).thenNothing();
        }

        @Test
        @DisplayName("has nothing lifted from it")
        void nothingToLift() {
            shipment.when(liftHold(5)).thenNothing();
        }
    }
}
