package shop.shipping.dispatching;

import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.addressChanged;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.changeAddress;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequestedFrom;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.move;
import static shop.shipping.dispatching.TwoBlueMugs.moveAsked;
import static shop.shipping.dispatching.TwoBlueMugs.moveRefused;
import static shop.shipping.dispatching.TwoBlueMugs.moved;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
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
import shop.specification.AggregateSpecification;

@DisplayName("A shipment that another ship-from is to send")
class ShipmentMovedSpecification {

    private static final String BUSAN = "warehouse-busan";
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
        @DisplayName("gives that label back, and asks for one of the other ship-from (SHP-13)")
        void buysAnother() {
            shipment.when(move(BUSAN))
                    .then(moveAsked(BUSAN))
                    .when(move(BUSAN))
                    .thenNothing()
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), moved(BUSAN), labelRequestedFrom(BUSAN, 2))
                    .when(move(BUSAN))
                    .thenNothing()
                    .when(prepare())
                    .thenNothing();
        }

        @Test
        @DisplayName("moves at once when the carrier does not sell that label (SHP-13)")
        void formerRefused() {
            shipment.given(moveAsked(BUSAN))
                    .when(recordLabelRefused())
                    .then(labelRefused(), moved(BUSAN), labelRequestedFrom(BUSAN, 2));
        }

        @Test
        @DisplayName("is sent from where its label says when the carrier does not take that back (SHP-13)")
        void tooLate() {
            shipment.given(moveAsked(BUSAN))
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), moveRefused(BUSAN), labelled());
        }

        @Test
        @DisplayName("is sent from where its label says when it is scanned before that is back (SHP-13)")
        void scannedMeanwhile() {
            shipment.given(moveAsked(BUSAN), labelBought(), labelVoidRequested())
                    .when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), moveRefused(BUSAN), labelled(), dispatched(TUESDAY))
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided());
        }

        @Test
        @DisplayName(
                "is sent from where its label says when the first that is heard of it is how it ended (SHP-05, SHP-13)")
        void endedMeanwhile() {
            shipment.given(moveAsked(BUSAN), labelBought(), labelVoidRequested())
                    .when(recordScan(DELIVERED, TUESDAY))
                    .then(
                            scanRecorded(DELIVERED, TUESDAY),
                            moveRefused(BUSAN),
                            labelled(),
                            dispatched(TUESDAY),
                            delivered(TUESDAY));
            past();
            shipment.given(moveAsked(BUSAN), labelBought(), labelVoidRequested())
                    .when(recordScan(LOST, TUESDAY))
                    .then(
                            scanRecorded(LOST, TUESDAY),
                            moveRefused(BUSAN),
                            labelled(),
                            dispatched(TUESDAY),
                            mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("is not moved on before that is certain (SHP-13)")
        void twoWishes() {
            shipment.given(moveAsked(BUSAN))
                    .when(move("warehouse-daegu"))
                    .thenRejected("SHP-13", "shipment-moving")
                    .when(move(POTTER))
                    .thenRejected("SHP-13", "shipment-moving");
        }

        @Test
        @DisplayName("stays where it is, if that is whose it is (SHP-13)")
        void sameShipFrom() {
            shipment.when(move(POTTER)).thenNothing();
        }

        @Test
        @DisplayName("goes to another address with the same answer of the carrier (ORD-08, SHP-13)")
        void redirectedToo() {
            shipment.given(moveAsked(BUSAN))
                    .when(redirect(4))
                    .then(redirectionAsked(4))
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), redirected(4), moved(BUSAN), labelOfBoth());
        }

        @Test
        @DisplayName("goes neither elsewhere nor from elsewhere, if the carrier keeps its label (ORD-08, SHP-13)")
        void neither() {
            shipment.given(moveAsked(BUSAN), redirectionAsked(4), labelBought(), labelVoidRequested())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused(), redirectionRefused(4), moveRefused(BUSAN), labelled());
        }

        @Test
        @DisplayName("is cancelled by the answer that it waits for anyway (ORD-06)")
        void cancelledMeanwhile() {
            shipment.given(moveAsked(BUSAN), labelBought(), labelVoidRequested())
                    .when(cancel())
                    .then(cancellationRequested())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), cancelled());
        }

        private LabelRequested labelOfBoth() {
            LabelRequested asked = labelRequestedFrom(BUSAN, 2);
            return new LabelRequested(
                    PARCEL, ORDER, 2, asked.operationKey(), BUSAN, JIWON_WHERE_SHE_REALLY_LIVES, asked.items());
        }
    }

    @Nested
    @DisplayName("when no label is out")
    class WithoutLabel {

        @Test
        @DisplayName("moves at once, where the number of the packer's label is awaited (SHP-02, SHP-13)")
        void numberAwaited() {
            shipment.given(prepared(), labelRequested(), new TrackingNumberAwaited(PARCEL, ORDER, 1))
                    .at(FRIDAY)
                    .when(move(BUSAN))
                    .then(moved(BUSAN), labelRequestedFrom(BUSAN, 2));
        }

        @Test
        @DisplayName("goes on, where the carrier of the former ship-from did not sell it (SHP-03, SHP-13)")
        void onHold() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHoldForAnotherReason())
                    .at(FRIDAY)
                    .when(move(BUSAN))
                    .then(moved(BUSAN), released(), labelRequestedFrom(BUSAN, 2));
        }

        @Test
        @DisplayName("stays on hold for its address, and goes from there once it has another one (SHP-01, SHP-13)")
        void heldForItsAddress() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold())
                    .at(FRIDAY)
                    .when(move(BUSAN))
                    .then(moved(BUSAN))
                    .when(changeAddress())
                    .then(
                            addressChanged(),
                            released(),
                            new LabelRequested(
                                    PARCEL,
                                    ORDER,
                                    2,
                                    labelRequestedFrom(BUSAN, 2).operationKey(),
                                    BUSAN,
                                    JIWON_WHERE_SHE_REALLY_LIVES,
                                    labelRequested().items()));
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
        @DisplayName("is sent from where that says, held by a person or not (SHP-13)")
        void tooLate() {
            shipment.when(move(BUSAN)).thenRejected("SHP-13", "label-bought");
            shipment.given(prepared(), labelRequested(), labelBought(), labelled(), heldByPerson(3))
                    .at(FRIDAY)
                    .when(move(BUSAN))
                    .thenRejected("SHP-13", "label-bought");
        }

        @Test
        @DisplayName("is sent from where that says when the carrier has it (SHP-13)")
        void dispatchedAlready() {
            shipment.given(dispatched(TUESDAY)).when(move(BUSAN)).thenRejected("SHP-13", "shipment-handed-over");
        }

        @Test
        @DisplayName("is sent by nobody when it is (being) cancelled (SHP-13)")
        void isCancelled() {
            shipment.given(cancellationRequested()).when(move(BUSAN)).thenRejected("SHP-13", "cancellation-requested");
            shipment.given(
                            prepared(),
                            labelRequested(),
                            labelBought(),
                            labelled(),
                            cancellationRequested(),
                            labelVoidRequested(),
                            labelVoided(),
                            cancelled())
                    .at(FRIDAY)
                    .when(move(BUSAN))
                    .thenRejected("SHP-13", "shipment-cancelled");
        }
    }
}
