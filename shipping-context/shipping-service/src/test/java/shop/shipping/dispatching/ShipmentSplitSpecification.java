package shop.shipping.dispatching;

import static shop.shipping.dispatching.ThreeMugsAndABowl.bowl;
import static shop.shipping.dispatching.ThreeMugsAndABowl.labelRequested;
import static shop.shipping.dispatching.ThreeMugsAndABowl.mugs;
import static shop.shipping.dispatching.ThreeMugsAndABowl.prepared;
import static shop.shipping.dispatching.ThreeMugsAndABowl.sentApart;
import static shop.shipping.dispatching.ThreeMugsAndABowl.split;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShipmentSplit;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment of which a part is sent apart (SHP-12)")
class ShipmentSplitSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    private static Object[] awaitsItsLabel() {
        return new Object[] {prepared(), labelRequested(1, mugs(3), bowl())};
    }

    @Test
    @DisplayName("has less in it")
    void isSplit() {
        shipment.given(awaitsItsLabel())
                .when(split(mugs(1), bowl()))
                .then(sentApart(mugs(1), bowl()))
                .when(split("box-3", mugs(1)))
                .then(new ShipmentSplit(PARCEL, ORDER, TwoBlueMugs.POTTER, "box-3", List.of(mugs(1))));
    }

    @Test
    @DisplayName("keeps the label that was asked for before, though it is for all that had been in it")
    void whileItsLabelIsAskedFor() {
        shipment.given(awaitsItsLabel())
                .given(sentApart(mugs(1), bowl()))
                .when(TwoBlueMugs.recordLabelBought())
                .then(labelBought(), labelled());
    }

    @Test
    @DisplayName("keeps its label, too, where that is bought or printed already, until the carrier has it")
    void hasItsLabel() {
        shipment.given(awaitsItsLabel())
                .given(labelBought(), labelled())
                .when(split(mugs(1), bowl()))
                .then(sentApart(mugs(1), bowl()))
                .when(split("box-3", mugs(1)))
                .then(new ShipmentSplit(PARCEL, ORDER, TwoBlueMugs.POTTER, "box-3", List.of(mugs(1))));
    }

    @Test
    @DisplayName("can be on hold, and its next label is asked for with what is left")
    void onHold() {
        shipment.given(awaitsItsLabel())
                .given(new ShipmentPutOnHold(PARCEL, ORDER, HoldReason.LABEL_REFUSED))
                .when(split(bowl()))
                .then(sentApart(bowl()))
                .when(new ReleaseShipment(PARCEL))
                .then(new ShipmentReleased(PARCEL, ORDER), labelRequested(2, mugs(3)));
    }

    @Test
    @DisplayName("is split once, however often and in whichever order its lines are named")
    void once() {
        shipment.given(awaitsItsLabel())
                .given(sentApart(mugs(1), bowl()))
                .when(split(bowl(), mugs(1)))
                .thenNothing()
                .when(split(mugs(2)))
                .thenRejected("SHP-12", "split-used-for-other-units");
    }

    @Test
    @DisplayName("is not split once the carrier has it, by our word or its own, or when it is cancelled")
    void isNotSplit() {
        shipment.given(awaitsItsLabel())
                .given(labelBought(), labelled(), TwoBlueMugs.dispatched(TUESDAY))
                .when(split(mugs(1)))
                .thenRejected("SHP-12", "shipment-handed-over");
        shipment.given(awaitsItsLabel())
                .given(TwoBlueMugs.scanRecorded(ScanStatus.PICKED_UP, TUESDAY))
                .when(split(mugs(1)))
                .thenRejected("SHP-12", "shipment-handed-over");
        shipment.given(awaitsItsLabel())
                .given(new ShipmentCancellationRequested(PARCEL, ORDER, ThreeMugsAndABowl.WHY))
                .when(split(mugs(1)))
                .thenRejected("SHP-12", "shipment-cancelled");
    }

    @Test
    @DisplayName(
            "is not split while it is not certain who sends it: once it is, its next label is asked for, and it can be")
    void isMoving() {
        shipment.given(awaitsItsLabel())
                .given(TwoBlueMugs.moveAsked("warehouse-busan"))
                .when(split(mugs(1)))
                .thenRejected("SHP-12", "shipment-moving");
        shipment.given(awaitsItsLabel())
                .given(TwoBlueMugs.moveAsked("warehouse-busan"), labelBought(), TwoBlueMugs.labelVoidRequested())
                .when(split(mugs(1)))
                .thenRejected("SHP-12", "shipment-moving");
        shipment.given(awaitsItsLabel())
                .given(
                        TwoBlueMugs.moveAsked("warehouse-busan"),
                        labelBought(),
                        TwoBlueMugs.labelVoidRequested(),
                        TwoBlueMugs.labelVoided(),
                        TwoBlueMugs.moved("warehouse-busan"),
                        labelRequested(2, mugs(3), bowl()))
                .when(split(mugs(1), bowl()))
                .then(sentApart(mugs(1), bowl()));
    }

    @Test
    @DisplayName("loses no more than is in it, each line once, and something stays")
    void noMoreThanThereIs() {
        shipment.given(awaitsItsLabel()).when(split(mugs(4))).thenRejected("SHP-12", "more-than-in-the-parcel");
        shipment.given(awaitsItsLabel())
                .when(split(mugs(1), mugs(1)))
                .thenRejected("SHP-12", "more-than-in-the-parcel");
        shipment.given(awaitsItsLabel()).when(split(mugs(3), bowl())).thenRejected("SHP-12", "nothing-left");
    }
}
