package shop.shipping.dispatching;

import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.IN_TRANSIT;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRefused;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.holdTooLate;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequestedElsewhere;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHold;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHoldForAnotherReason;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.redirect;
import static shop.shipping.dispatching.TwoBlueMugs.redirected;
import static shop.shipping.dispatching.TwoBlueMugs.redirectionAsked;
import static shop.shipping.dispatching.TwoBlueMugs.redirectionRefused;
import static shop.shipping.dispatching.TwoBlueMugs.released;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;
import static shop.shipping.dispatching.VoidRefusal.ALREADY_SCANNED;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.RedirectShipment;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment that is to go to another address")
class ShipmentRedirectedSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    @Nested
    @DisplayName("while its label is being bought")
    class InPurchase {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested()).at(FRIDAY);
        }

        @Test
        @DisplayName("gives a label to the former address back, and buys one to the other (ORD-08)")
        void buysAnother() {
            shipment.when(redirect(4))
                    .then(redirectionAsked(4))
                    .when(redirect(4))
                    .thenNothing()
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), redirected(4), labelRequestedElsewhere(2));
        }

        @Test
        @DisplayName("goes there at once when the carrier does not sell the former label (ORD-08)")
        void formerRefused() {
            shipment.given(redirectionAsked(4))
                    .when(recordLabelRefused())
                    .then(labelRefused(), redirected(4), labelRequestedElsewhere(2));
        }

        @Test
        @DisplayName("goes where its label says when the carrier does not take that back (ORD-08)")
        void tooLate() {
            shipment.given(redirectionAsked(4))
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), redirectionRefused(4), labelled())
                    .when(redirect(5))
                    .then(redirectionRefused(5));
        }

        @Test
        @DisplayName("goes where its label says when it was scanned before (ORD-08)")
        void scanned() {
            shipment.given(redirectionAsked(4), scanRecorded(PICKED_UP, TUESDAY))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled(), redirectionRefused(4), dispatched(TUESDAY));
        }

        @Test
        @DisplayName("goes where its label says when it is scanned before the label is back (ORD-08)")
        void scannedMeanwhile() {
            shipment.given(redirectionAsked(4), labelBought(), labelVoidRequested())
                    .when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), redirectionRefused(4), labelled(), dispatched(TUESDAY))
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided());
        }

        @Test
        @DisplayName("is there already, where the address is the one that it has (ORD-08)")
        void sameAddress() {
            shipment.when(new RedirectShipment(PARCEL, JIWON, 4)).then(redirected(4));
        }

        @Test
        @DisplayName("follows the last wish, whichever comes first (ORD-08)")
        void lastWish() {
            shipment.given(redirectionAsked(6))
                    .when(new RedirectShipment(PARCEL, JIWON, 4))
                    .thenNothing()
                    .when(new RedirectShipment(PARCEL, JIWON, 7))
                    .then(new ShipmentRedirectionAsked(PARCEL, prepared().orderId(), 7, JIWON));
        }

        @Test
        @DisplayName("is cancelled by the answer that it waits for anyway (ORD-06)")
        void cancelledMeanwhile() {
            shipment.given(redirectionAsked(4), labelBought(), labelVoidRequested())
                    .when(cancel())
                    .then(cancellationRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), cancelled())
                    .when(redirect(5))
                    .thenNothing();
        }

        @Test
        @DisplayName("goes its way, to the former address, when neither can be any more (ORD-06, ORD-08)")
        void neither() {
            shipment.given(redirectionAsked(4), labelBought(), labelVoidRequested(), cancellationRequested())
                    .when(redirect(5))
                    .then(redirectionRefused(5))
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), cancellationRefused(), labelled());
        }
    }

    @Nested
    @DisplayName("once it has its label")
    class Labelled {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName(
                "goes where its label says, held or not, when the carrier is heard of before that is back (ORD-08, SHP-05)")
        void scannedMeanwhile() {
            shipment.given(heldByPerson(3), redirectionAsked(4), labelVoidRequested())
                    .when(recordScan(IN_TRANSIT, TUESDAY))
                    .then(
                            scanRecorded(IN_TRANSIT, TUESDAY),
                            redirectionRefused(4),
                            dispatched(TUESDAY),
                            holdTooLate(3));
            past();
            shipment.given(heldByPerson(3), redirectionAsked(4), labelVoidRequested())
                    .when(recordScan(DELIVERED, TUESDAY))
                    .then(
                            scanRecorded(DELIVERED, TUESDAY),
                            redirectionRefused(4),
                            dispatched(TUESDAY),
                            holdTooLate(3),
                            delivered(TUESDAY));
            past();
            shipment.given(heldByPerson(3), redirectionAsked(4), labelVoidRequested())
                    .when(recordScan(LOST, TUESDAY))
                    .then(
                            scanRecorded(LOST, TUESDAY),
                            redirectionRefused(4),
                            dispatched(TUESDAY),
                            holdTooLate(3),
                            mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("goes where that says (ORD-08)")
        void tooLate() {
            shipment.when(redirect(4))
                    .then(redirectionRefused(4))
                    .when(redirect(4))
                    .thenNothing();
        }

        @Test
        @DisplayName("gets another one if a person holds it (ORD-08)")
        void held() {
            shipment.given(heldByPerson(3))
                    .when(redirect(4))
                    .then(redirectionAsked(4), labelVoidRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), redirected(4), labelRequestedElsewhere(2));
        }

        @Test
        @DisplayName("keeps the one that it has if the carrier does not take it back, and is asked once (ORD-08)")
        void heldTooLate() {
            shipment.given(heldByPerson(3), redirectionAsked(4), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), redirectionRefused(4))
                    .when(redirect(5))
                    .then(redirectionRefused(5));
        }

        @Test
        @DisplayName("goes where that says when the carrier has it (ORD-08)")
        void dispatchedAlready() {
            shipment.given(dispatched(TUESDAY)).when(redirect(4)).then(redirectionRefused(4));
        }
    }

    @Nested
    @DisplayName("while the carrier does not sell its label")
    class OnHold {

        @Test
        @DisplayName("goes on, to there (ORD-08, SHP-03)")
        void goesOn() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold())
                    .at(FRIDAY)
                    .when(redirect(4))
                    .then(redirectionAsked(4), released(), redirected(4), labelRequestedElsewhere(2));
        }

        @Test
        @DisplayName("stays on hold, where that is the address to which nothing can be delivered (SHP-01, SHP-03)")
        void sameAddress() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold())
                    .at(FRIDAY)
                    .when(new RedirectShipment(PARCEL, JIWON, 4))
                    .then(redirected(4));
        }

        @Test
        @DisplayName("is tried again to the same address, where that is not the reason (ORD-08, SHP-03)")
        void anotherReason() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHoldForAnotherReason())
                    .at(FRIDAY)
                    .when(new RedirectShipment(PARCEL, JIWON, 4))
                    .then(
                            new ShipmentRedirectionAsked(PARCEL, prepared().orderId(), 4, JIWON),
                            released(),
                            redirected(4),
                            labelRequested(2));
        }
    }
}
