package shop.shipping.dispatching;

import static shop.shipping.dispatching.ThreeMugsAndABowl.WHY;
import static shop.shipping.dispatching.ThreeMugsAndABowl.bowl;
import static shop.shipping.dispatching.ThreeMugsAndABowl.labelRequested;
import static shop.shipping.dispatching.ThreeMugsAndABowl.mugs;
import static shop.shipping.dispatching.ThreeMugsAndABowl.pickedShort;
import static shop.shipping.dispatching.ThreeMugsAndABowl.pickedShortFor;
import static shop.shipping.dispatching.ThreeMugsAndABowl.prepared;
import static shop.shipping.dispatching.ThreeMugsAndABowl.reduceTo;
import static shop.shipping.dispatching.ThreeMugsAndABowl.reducedBy;
import static shop.shipping.dispatching.ThreeMugsAndABowl.reductionRefused;
import static shop.shipping.dispatching.ThreeMugsAndABowl.reportMissing;
import static shop.shipping.dispatching.ThreeMugsAndABowl.reportMissingFor;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRefused;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.cancelledScanned;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.handOver;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.moved;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHoldForAnotherReason;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.redirectionAsked;
import static shop.shipping.dispatching.TwoBlueMugs.released;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentState;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment of three mugs and a bowl")
class UnitsTakenOutSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String BUSAN = "warehouse-busan";
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    private static ShipmentCancellationRequested toBeCancelled(String reason) {
        return new ShipmentCancellationRequested(PARCEL, ORDER, reason);
    }

    private static ShipmentCancelled cancelledBecause(String reason) {
        return new ShipmentCancelled(PARCEL, ORDER, POTTER, reason);
    }

    @Nested
    @DisplayName("that is labelled")
    class Labelled {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(1, mugs(3), bowl()), labelBought(), labelled())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is sent with fewer units when some are not wanted any more, under the same label (ORD-18)")
        void isReduced() {
            shipment.when(reduceTo(mugs(2), bowl()))
                    .then(reducedBy(mugs(1)))
                    .when(handOver(TUESDAY))
                    .then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("can lose a whole line (ORD-18)")
        void losesALine() {
            shipment.when(reduceTo(mugs(3))).then(reducedBy(bowl()));
        }

        @Test
        @DisplayName("is reduced once, however often it is asked (ORD-18)")
        void isReducedOnce() {
            shipment.given(reducedBy(mugs(1))).when(reduceTo(mugs(2), bowl())).thenNothing();
        }

        @Test
        @DisplayName(
                "loses no unit twice: what is missing anyway counts among those that are not wanted (ORD-14, ORD-18)")
        void losesNoUnitTwice() {
            shipment.given(pickedShort(mugs(2))).when(reduceTo(mugs(1), bowl())).then(reducedBy());
        }

        @Test
        @DisplayName(
                "is cancelled when nothing of it is wanted any more, and its label given back first (ORD-18, SHP-02)")
        void nothingIsWanted() {
            shipment.when(reduceTo()).then(toBeCancelled(WHY), labelVoidRequested());
        }

        @Test
        @DisplayName("is being cancelled once, however often nothing is wanted of it")
        void isCancelledOnce() {
            shipment.given(toBeCancelled(WHY), labelVoidRequested())
                    .when(reduceTo())
                    .thenNothing();
        }

        @Test
        @DisplayName("goes its way when nothing is wanted of it, and the carrier does not take the label back (SHP-02)")
        void goesItsWay() {
            shipment.given(toBeCancelled(WHY), labelVoidRequested())
                    .when(recordLabelVoidRefused(VoidRefusal.ALREADY_SCANNED))
                    .then(labelVoidRefused(), cancellationRefused());
        }

        @Test
        @DisplayName("is sent without what cannot be picked (ORD-14)")
        void isPickedShort() {
            shipment.when(reportMissing(mugs(1), bowl())).then(pickedShort(mugs(1), bowl()));
        }

        @Test
        @DisplayName("is picked short once, however often that is reported (ORD-14)")
        void isPickedShortOnce() {
            shipment.given(pickedShort(mugs(1))).when(reportMissing(mugs(1))).thenNothing();
        }

        @Test
        @DisplayName("is picked short once, though the report names its lines in another order (ORD-14)")
        void isPickedShortOnceInAnyOrder() {
            shipment.given(pickedShort(mugs(1), bowl()))
                    .when(reportMissing(bowl(), mugs(1)))
                    .thenNothing()
                    .when(reportMissing(bowl()))
                    .thenRejected("SHP-03", "report-used-for-other-units")
                    .when(reportMissing(bowl(), mugs(1), new ParcelItem(7, "TEA", "Tea", 1)))
                    .thenRejected("SHP-03", "report-used-for-other-units");
        }

        @Test
        @DisplayName("is sent without what another ship-from is to send, as that cannot be picked here, once (ORD-14)")
        void isSentFromElsewhere() {
            shipment.when(reportMissingFor(BUSAN, mugs(1), bowl()))
                    .then(pickedShortFor(BUSAN, mugs(1), bowl()))
                    .when(reportMissingFor(BUSAN, bowl(), mugs(1)))
                    .thenNothing()
                    .when(handOver(TUESDAY))
                    .then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is cancelled where another ship-from is to send all of it (ORD-14)")
        void allIsSentFromElsewhere() {
            shipment.when(reportMissingFor(BUSAN, mugs(3), bowl()))
                    .then(
                            pickedShortFor(BUSAN, mugs(3), bowl()),
                            toBeCancelled("nothing of it is there"),
                            labelVoidRequested());
        }

        @Test
        @DisplayName("cannot have what is missing sent by the ship-from that misses it, moved there or not (SHP-03)")
        void isMissingThere() {
            shipment.when(reportMissingFor(POTTER, mugs(1))).thenRejected("SHP-03", "missing-there");
            shipment.given(prepared(), moved(BUSAN))
                    .when(reportMissingFor(BUSAN, mugs(1)))
                    .thenRejected("SHP-03", "missing-there");
            shipment.given(prepared(), moved(BUSAN))
                    .when(reportMissingFor(POTTER, mugs(1)))
                    .then(pickedShortFor(POTTER, mugs(1)));
        }

        @Test
        @DisplayName("stays with what one report has decided about what is missing (SHP-03)")
        void isDecided() {
            shipment.given(pickedShortFor(BUSAN, mugs(1)))
                    .when(reportMissing(mugs(1)))
                    .thenRejected("SHP-03", "report-used-for-another-ship-from")
                    .when(reportMissingFor("warehouse-daegu", mugs(1)))
                    .thenRejected("SHP-03", "report-used-for-another-ship-from")
                    .when(reportMissingFor(BUSAN, mugs(2)))
                    .thenRejected("SHP-03", "report-used-for-other-units");
        }

        @Test
        @DisplayName("can be picked short again, in another report (ORD-14)")
        void isPickedShortAgain() {
            shipment.given(pickedShort(mugs(1)))
                    .when(reportMissing("pick-4712", mugs(1)))
                    .then(new ShipmentPickedShort(PARCEL, ORDER, POTTER, "pick-4712", List.of(mugs(1))));
        }

        @Test
        @DisplayName("cannot be picked short of other units in a report of the same name (SHP-03)")
        void sameReport() {
            shipment.given(pickedShort(mugs(1)))
                    .when(reportMissing(mugs(2)))
                    .thenRejected("SHP-03", "report-used-for-other-units");
        }

        @Test
        @DisplayName("cannot miss more than belongs into it (SHP-03)")
        void missesNoMore() {
            shipment.when(reportMissing(mugs(4))).thenRejected("SHP-03", "more-than-in-the-parcel");
        }

        @Test
        @DisplayName("cannot miss what was taken out of it, or never belonged into it (SHP-03)")
        void missesNothingElse() {
            shipment.given(reducedBy(bowl()))
                    .when(reportMissing(bowl()))
                    .thenRejected("SHP-03", "more-than-in-the-parcel")
                    .when(reportMissing(new ParcelItem(7, "TEA", "Tea", 1)))
                    .thenRejected("SHP-03", "more-than-in-the-parcel");
        }

        @Test
        @DisplayName("cannot miss a line twice in one report (SHP-03)")
        void missesALineOnce() {
            shipment.when(reportMissing(mugs(1), mugs(1)))
                    .thenRejected("SHP-03", "more-than-in-the-parcel")
                    .when(new ReportShortPick(
                            PARCEL,
                            "pick-by-sku",
                            List.of(
                                    new ReportShortPick.Missing(1, 2),
                                    new ReportShortPick.Missing(1, Optional.of("MUG-BLUE"), 2))))
                    .thenRejected("SHP-03", "more-than-in-the-parcel");
        }

        @Test
        @DisplayName("is cancelled when nothing of it is there (ORD-14)")
        void nothingIsThere() {
            shipment.when(reportMissing(mugs(3), bowl()))
                    .then(pickedShort(mugs(3), bowl()), toBeCancelled("nothing of it is there"), labelVoidRequested());
        }

        @Test
        @DisplayName("stays here when nothing of it is there, whether the carrier takes the label back or not (ORD-14)")
        void staysHereAnyway() {
            shipment.given(pickedShort(mugs(3), bowl()), toBeCancelled("nothing of it is there"), labelVoidRequested())
                    .when(recordLabelVoidRefused(VoidRefusal.REFUSED))
                    .then(labelVoidRefused(VoidRefusal.REFUSED), cancelledBecause("nothing of it is there"))
                    .when(recordScan(ScanStatus.PICKED_UP, TUESDAY))
                    .then(
                            scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                            cancelledScanned(ShipmentState.DISPATCHED, TUESDAY));
        }

        @Test
        @DisplayName("stays here when nothing of it is there, though it could not be cancelled before (ORD-14)")
        void staysHereAfterARefusal() {
            shipment.given(
                            toBeCancelled(WHY),
                            labelVoidRequested(),
                            labelVoidRefused(VoidRefusal.REFUSED),
                            cancellationRefused())
                    .when(reportMissing(mugs(3), bowl()))
                    .then(
                            pickedShort(mugs(3), bowl()),
                            toBeCancelled("nothing of it is there"),
                            cancelledBecause("nothing of it is there"));
        }

        @Test
        @DisplayName("is sent with what is there, though it could not be cancelled before (ORD-14)")
        void isSentAfterARefusal() {
            shipment.given(
                            toBeCancelled(WHY),
                            labelVoidRequested(),
                            labelVoidRefused(VoidRefusal.REFUSED),
                            cancellationRefused())
                    .when(reportMissing(mugs(3)))
                    .then(pickedShort(mugs(3)));
        }

        @Test
        @DisplayName(
                "says so once more when it is asked again that nothing be sent, and it could not be cancelled (ORD-18)")
        void saysSoAgain() {
            shipment.given(toBeCancelled(WHY), labelVoidRequested(), labelVoidRefused(), cancellationRefused())
                    .when(reduceTo())
                    .then(reductionRefused())
                    .when(reduceTo())
                    .thenNothing();
        }

        @Test
        @DisplayName("is cancelled when what is wanted of it is not there (ORD-14, ORD-18)")
        void whatIsWantedIsNotThere() {
            shipment.given(pickedShort(mugs(3))).when(reduceTo(mugs(3))).then(toBeCancelled(WHY), labelVoidRequested());
        }
    }

    @Nested
    @DisplayName("that is to go to another address, and of which nothing is there,")
    class Redirected {

        @Test
        @DisplayName("gets no other label when it was scanned, and its label is taken back after that (SHP-02)")
        void getsNoOtherLabel() {
            shipment.given(
                            prepared(),
                            labelRequested(1, mugs(3), bowl()),
                            labelBought(),
                            labelled(),
                            heldByPerson(3),
                            redirectionAsked(4),
                            labelVoidRequested(),
                            pickedShort(mugs(3), bowl()),
                            toBeCancelled("nothing of it is there"))
                    .at(FRIDAY)
                    .when(recordScan(ScanStatus.PICKED_UP, TUESDAY))
                    .then(
                            scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                            cancelledBecause("nothing of it is there"),
                            cancelledScanned(ShipmentState.DISPATCHED, TUESDAY))
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided());
        }
    }

    @Nested
    @DisplayName("that was asked for before the lines of its order were told apart")
    class WithoutLines {

        @Test
        @DisplayName("is reduced by its skus (ORD-18)")
        void isReduced() {
            ParcelItem threeMugs = new ParcelItem(0, "MUG-BLUE", "Blue mug", 3);
            ParcelItem aBowl = new ParcelItem(0, "BOWL", "Bowl", 1);
            shipment.given(prepared().withoutLines(), labelRequested(1, threeMugs, aBowl))
                    .when(reduceTo(mugs(1), bowl()))
                    .then(reducedBy(new ParcelItem(0, "MUG-BLUE", "Blue mug", 2)));
        }
    }

    @Nested
    @DisplayName("that was asked for before lines were told apart, and misses something,")
    class ShortWithoutLines {

        private final ParcelItem threeMugs = new ParcelItem(0, "MUG-BLUE", "Blue mug", 3);
        private final ParcelItem aBowl = new ParcelItem(0, "BOWL", "Bowl", 1);

        @BeforeEach
        void past() {
            shipment.given(prepared().withoutLines(), labelRequested(1, threeMugs, aBowl));
        }

        private static ReportShortPick missing(ReportShortPick.Missing... missing) {
            return new ReportShortPick(PARCEL, ThreeMugsAndABowl.PICK, List.of(missing));
        }

        private static ReportShortPick.Missing missing(String sku, int quantity) {
            return new ReportShortPick.Missing(0, Optional.of(sku), quantity);
        }

        @Test
        @DisplayName("says so by its skus, once (ORD-14)")
        void bySku() {
            ParcelItem aMug = new ParcelItem(0, "MUG-BLUE", "Blue mug", 1);
            shipment.when(missing(missing("BOWL", 1), missing("MUG-BLUE", 1)))
                    .then(pickedShort(aBowl, aMug))
                    .when(missing(missing("MUG-BLUE", 1), missing("BOWL", 1)))
                    .thenNothing();
        }

        @Test
        @DisplayName("has to name the sku, and no more than belongs into it (SHP-03)")
        void withoutSku() {
            shipment.when(missing(new ReportShortPick.Missing(0, 1)))
                    .thenRejected("SHP-03", "more-than-in-the-parcel")
                    .when(missing(missing("BOWL", 2)))
                    .thenRejected("SHP-03", "more-than-in-the-parcel");
        }
    }

    @Nested
    @DisplayName("whose label is being bought")
    class InPurchase {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(1, mugs(3), bowl())).at(FRIDAY);
        }

        @Test
        @DisplayName(
                "is to be cancelled when nothing of it is wanted or there, once it is known what label it gets (ORD-14, ORD-18)")
        void nothingIsLeft() {
            shipment.when(reduceTo())
                    .then(toBeCancelled(WHY))
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested());
            past();
            shipment.when(reportMissing(mugs(3), bowl()))
                    .then(pickedShort(mugs(3), bowl()), toBeCancelled("nothing of it is there"));
        }

        @Test
        @DisplayName("is reduced at once, and labelled as if nothing had been (ORD-18)")
        void isReduced() {
            shipment.when(reduceTo(mugs(1)))
                    .then(reducedBy(mugs(2), bowl()))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled());
        }

        @Test
        @DisplayName(
                "is not reduced once a scan says that the carrier has it, though nobody knows its label yet (ORD-18)")
        void wasScanned() {
            shipment.given(scanRecorded(ScanStatus.PICKED_UP, TUESDAY))
                    .when(reduceTo(mugs(2), bowl()))
                    .then(reductionRefused())
                    .when(recordLabelBought())
                    .then(labelBought(), labelled(), dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is picked short (ORD-14)")
        void isPickedShort() {
            shipment.when(reportMissing(bowl())).then(pickedShort(bowl()));
        }

        @Test
        @DisplayName("is not picked short once a scan says that the carrier has it (SHP-03)")
        void isPickedShortTooLate() {
            shipment.given(scanRecorded(ScanStatus.PICKED_UP, TUESDAY))
                    .when(reportMissing(mugs(3), bowl()))
                    .thenRejected("SHP-03", "shipment-handed-over");
        }

        @Test
        @DisplayName(
                "and of which nothing is there stays here, though the carrier scans it; a person is called (SHP-14)")
        void emptyIsScanned() {
            shipment.given(pickedShort(mugs(3), bowl()), toBeCancelled("nothing of it is there"))
                    .when(recordScan(ScanStatus.PICKED_UP, TUESDAY))
                    .then(scanRecorded(ScanStatus.PICKED_UP, TUESDAY))
                    .when(recordLabelBought())
                    .then(
                            labelBought(),
                            labelled(),
                            cancelledBecause("nothing of it is there"),
                            cancelledScanned(ShipmentState.DISPATCHED, TUESDAY));
        }

        @Test
        @DisplayName(
                "and of which nothing is there stays here, whether it is scanned before its label is given back or not")
        void emptyIsScannedBeforeTheVoid() {
            shipment.given(pickedShort(mugs(3), bowl()), toBeCancelled("nothing of it is there"))
                    .when(recordLabelBought())
                    .then(labelBought(), labelVoidRequested())
                    .when(recordScan(ScanStatus.PICKED_UP, TUESDAY))
                    .then(
                            scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                            cancelledBecause("nothing of it is there"),
                            cancelledScanned(ShipmentState.DISPATCHED, TUESDAY))
                    .when(recordLabelVoidRefused(VoidRefusal.ALREADY_SCANNED))
                    .then(labelVoidRefused());
        }
    }

    @Nested
    @DisplayName("that is on hold")
    class OnHold {

        @Test
        @DisplayName("is reduced, and the next label is asked for what is left (ORD-18)")
        void isReduced() {
            shipment.given(prepared(), labelRequested(1, mugs(3), bowl()), labelRefused(), putOnHoldForAnotherReason())
                    .when(reduceTo(mugs(2)))
                    .then(reducedBy(mugs(1), bowl()))
                    .when(new ReleaseShipment(PARCEL))
                    .then(released(), labelRequested(2, mugs(2)));
        }

        @Test
        @DisplayName("is cancelled at once when nothing of it is wanted: no label is out (ORD-18)")
        void nothingIsWanted() {
            shipment.given(prepared(), labelRequested(1, mugs(3), bowl()), labelRefused(), putOnHoldForAnotherReason())
                    .when(reduceTo())
                    .then(toBeCancelled(WHY), cancelledBecause(WHY));
        }

        @Test
        @DisplayName("is cancelled at once when nothing of it is there (ORD-14)")
        void nothingIsThere() {
            shipment.given(prepared(), labelRequested(1, mugs(3), bowl()), labelRefused(), putOnHoldForAnotherReason())
                    .when(reportMissing(mugs(3), bowl()))
                    .then(
                            pickedShort(mugs(3), bowl()),
                            toBeCancelled("nothing of it is there"),
                            cancelledBecause("nothing of it is there"));
        }
    }

    @Nested
    @DisplayName("that is with the carrier")
    class WithTheCarrier {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(1, mugs(3), bowl()),
                            labelBought(),
                            labelled(),
                            dispatched(TUESDAY))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is not reduced any more, and says so (ORD-18)")
        void isNotReduced() {
            shipment.when(reduceTo(mugs(2), bowl())).then(reductionRefused());
        }

        @Test
        @DisplayName("says so once (ORD-18)")
        void saysSoOnce() {
            shipment.given(reductionRefused()).when(reduceTo(mugs(2), bowl())).thenNothing();
        }

        @Test
        @DisplayName("is not cancelled when nothing of it is wanted any more, and says so (ORD-18)")
        void isNotCancelled() {
            shipment.when(reduceTo()).then(cancellationRefused());
        }

        @Test
        @DisplayName("cannot be picked short (SHP-03)")
        void isNotPickedShort() {
            shipment.when(reportMissing(mugs(1))).thenRejected("SHP-03", "shipment-handed-over");
        }
    }

    @Nested
    @DisplayName("that is cancelled, or is to be")
    class Cancelled {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(1, mugs(3), bowl()),
                            labelBought(),
                            labelled(),
                            cancellationRequested(),
                            labelVoidRequested())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is not reduced meanwhile: it is decided about all of it (ORD-18)")
        void isNotReduced() {
            shipment.when(reduceTo(mugs(2))).then(reductionRefused());
        }

        @Test
        @DisplayName("is not reduced after it (ORD-18)")
        void isNotReducedAfterIt() {
            shipment.given(labelVoided(), cancelled()).when(reduceTo(mugs(2))).then(reductionRefused());
        }

        @Test
        @DisplayName("is not reduced when it could not be cancelled: the carrier may have it (ORD-18)")
        void goesItsWay() {
            shipment.given(labelVoidRefused(), cancellationRefused())
                    .when(reduceTo(mugs(2)))
                    .then(reductionRefused());
        }

        @Test
        @DisplayName("cannot be picked short (SHP-03)")
        void isNotPickedShort() {
            shipment.when(reportMissing(mugs(1))).thenRejected("SHP-03", "cancellation-requested");
        }

        @Test
        @DisplayName("cannot be picked short after it (SHP-03)")
        void isNotPickedShortAfterIt() {
            shipment.given(labelVoided(), cancelled())
                    .when(reportMissing(mugs(1)))
                    .thenRejected("SHP-03", "shipment-cancelled");
        }

        @Test
        @DisplayName("is being cancelled already")
        void isNotCancelledTwice() {
            shipment.when(cancel()).thenNothing();
        }
    }
}
