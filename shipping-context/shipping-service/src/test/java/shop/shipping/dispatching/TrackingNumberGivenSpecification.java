package shop.shipping.dispatching;

import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.addressCorrected;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.handOver;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequestedElsewhere;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequestedFrom;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.moveAsked;
import static shop.shipping.dispatching.TwoBlueMugs.moved;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHold;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.redirect;
import static shop.shipping.dispatching.TwoBlueMugs.redirected;
import static shop.shipping.dispatching.TwoBlueMugs.redirectionAsked;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.ShipmentLabelled;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment whose carrier sells no labels to us")
class TrackingNumberGivenSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String BUSAN = "warehouse-busan";
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");
    private static final String CJ = "kr.cjlogistics";
    private static final String NUMBER = "654321098765";
    private static final String RIGHT = "654321098766";

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    private static GiveTrackingNumber give(String number) {
        return new GiveTrackingNumber(PARCEL, CJ, number);
    }

    private static TrackingNumberAwaited awaited() {
        return awaited(1);
    }

    private static TrackingNumberAwaited awaited(int label) {
        return new TrackingNumberAwaited(PARCEL, ORDER, label);
    }

    private static LabelBought given(String number) {
        return new LabelBought(PARCEL, ORDER, 1, "given/kr.cjlogistics/" + number, CJ, number);
    }

    private static ShipmentLabelled labelledAs(String number) {
        return new ShipmentLabelled(PARCEL, ORDER, POTTER, CJ, number);
    }

    private static LabelVoidRequested givenBack(String number) {
        return new LabelVoidRequested(
                PARCEL, ORDER, 1, "given/kr.cjlogistics/" + number, "shipment-mugs-icheon_pottery-label-1-void");
    }

    private static RecordScan scan(String number) {
        return new RecordScan(
                PARCEL, "scan-of-" + number, number, PICKED_UP, "AT_PICKUP", Instant.parse(TUESDAY), Optional.empty());
    }

    @Nested
    @DisplayName("while its label is asked for")
    class Asked {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested()).at(FRIDAY);
        }

        @Test
        @DisplayName("waits for the number of the label that whoever packs prints, and asks the carrier no more")
        void waits() {
            shipment.when(new RecordLabelLeftToPacker(PARCEL, 1))
                    .then(awaited())
                    .when(new RecordLabelLeftToPacker(PARCEL, 1))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "keeps the address as it was put right beside the one that was given, if somebody has looked (SHP-01)")
        void isPutRight() {
            shipment.when(new RecordLabelLeftToPacker(PARCEL, 1, Optional.of(JIWON_WHERE_SHE_REALLY_LIVES)))
                    .then(awaited(), addressCorrected());
        }

        @Test
        @DisplayName("takes no number while it is on hold, or once it is cancelled (SHP-02)")
        void isNotPacked() {
            shipment.given(labelRefused(), putOnHold()).when(give(NUMBER)).thenRejected("SHP-02", "shipment-on-hold");
            shipment.given(prepared(), labelRequested(), awaited(), cancellationRequested(), cancelled())
                    .when(give(NUMBER))
                    .thenRejected("SHP-02", "shipment-cancelled");
        }

        @Test
        @DisplayName("is put on hold before anybody packs it, if nothing can be delivered there (SHP-01, SHP-03)")
        void isHeld() {
            shipment.when(recordLabelRefused()).then(labelRefused(), putOnHold());
        }

        @Test
        @DisplayName("is given no number before that is known: the carrier may have sold a label (SHP-02)")
        void tooEarly() {
            shipment.when(give(NUMBER)).thenRejected("SHP-02", "label-is-sold");
        }

        @Test
        @DisplayName("is cancelled as soon as that is known, if it is not wanted any more (ORD-06)")
        void isCancelled() {
            shipment.given(cancellationRequested())
                    .when(new RecordLabelLeftToPacker(PARCEL, 1))
                    .then(awaited(), cancelled());
        }

        @Test
        @DisplayName("is sent by another ship-from as soon as that is known (SHP-13)")
        void isMoved() {
            shipment.given(moveAsked(BUSAN))
                    .when(new RecordLabelLeftToPacker(PARCEL, 1))
                    .then(awaited(), moved(BUSAN), labelRequestedFrom(BUSAN, 2));
        }

        @Test
        @DisplayName("goes to another address as soon as that is known (ORD-08)")
        void isRedirected() {
            shipment.given(redirectionAsked(4))
                    .when(new RecordLabelLeftToPacker(PARCEL, 1))
                    .then(awaited(), redirected(4), labelRequestedElsewhere(2));
        }
    }

    @Nested
    @DisplayName("and whose number is awaited")
    class Awaited {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), awaited()).at(FRIDAY);
        }

        @Test
        @DisplayName("is labelled when a person tells it, once (SHP-02)")
        void isLabelled() {
            shipment.when(give(NUMBER))
                    .then(given(NUMBER), labelledAs(NUMBER))
                    .when(give(NUMBER))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not handed over before (SHP-04)")
        void isNotHandedOver() {
            shipment.when(handOver(TUESDAY)).thenRejected("SHP-04", "label-not-bought");
        }

        @Test
        @DisplayName("is cancelled at once: nobody can have it (ORD-06)")
        void isCancelled() {
            shipment.when(cancel()).then(cancellationRequested(), cancelled());
        }

        @Test
        @DisplayName("goes to another address at once (ORD-08)")
        void isRedirected() {
            shipment.when(redirect(4)).then(redirectionAsked(4), redirected(4), labelRequestedElsewhere(2));
        }
    }

    @Nested
    @DisplayName("and whose number was told")
    class Given {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), awaited(), given(NUMBER), labelledAs(NUMBER))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is handed over, or seen by its carrier, like any other (SHP-04, SHP-05)")
        void isHandedOver() {
            shipment.when(handOver(TUESDAY)).then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName(
                "takes another number, if the first was wrong, and counts what is scanned under that alone (SHP-05)")
        void isPutRight() {
            shipment.when(give(RIGHT))
                    .then(given(RIGHT), labelledAs(RIGHT))
                    .when(scan(NUMBER))
                    .then(new ScanSetAside(
                            PARCEL,
                            ORDER,
                            "scan-of-" + NUMBER,
                            NUMBER,
                            PICKED_UP,
                            "AT_PICKUP",
                            Instant.parse(TUESDAY),
                            Optional.empty()));
        }

        @Test
        @DisplayName("keeps its number once the carrier has it (SHP-02)")
        void isTooLate() {
            shipment.given(dispatched(TUESDAY)).when(give(RIGHT)).thenRejected("SHP-02", "shipment-handed-over");
        }

        @Test
        @DisplayName("is cancelled when its carrier says that nobody has seen it (SHP-02)")
        void isCancelled() {
            shipment.when(cancel())
                    .then(cancellationRequested(), givenBack(NUMBER))
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided(), cancelled());
        }

        @Test
        @DisplayName("takes no number while it is being cancelled (SHP-02)")
        void isBeingCancelled() {
            shipment.given(cancellationRequested(), givenBack(NUMBER))
                    .when(give(RIGHT))
                    .thenRejected("SHP-02", "cancellation-requested");
        }

        @Test
        @DisplayName("takes no number while it is not known whether it can go to another address (ORD-08)")
        void isRedirected() {
            shipment.given(heldByPerson(3))
                    .when(redirect(4))
                    .then(redirectionAsked(4), givenBack(NUMBER))
                    .when(give(RIGHT))
                    .thenRejected("SHP-02", "label-being-given-back");
        }
    }

    @Nested
    @DisplayName("but did this time")
    class Sold {

        @Test
        @DisplayName("has the number of the label that was bought (SHP-02)")
        void hasItsNumber() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled())
                    .when(give(NUMBER))
                    .thenRejected("SHP-02", "label-is-sold");
        }
    }
}
