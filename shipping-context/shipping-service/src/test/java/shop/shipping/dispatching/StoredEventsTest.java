package shop.shipping.dispatching;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shop.rehearsal.stored.PublishedLanguage;
import shop.rehearsal.stored.StoredEvents;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentEvent;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShippingEvent;

@DisplayName("What the shipping context stores and publishes")
class StoredEventsTest {

    @TestFactory
    @DisplayName("keeps its form")
    Stream<DynamicTest> keepsItsForm() {
        return StoredEvents.ofThisModule()
                .like(List.of(
                        TwoBlueMugs.prepared(),
                        TwoBlueMugs.labelRequested(),
                        TwoBlueMugs.labelBought(),
                        TwoBlueMugs.addressCorrected(),
                        TwoBlueMugs.labelRefused(),
                        TwoBlueMugs.secondLabelSold(),
                        TwoBlueMugs.spareLabelVoidRequested(),
                        TwoBlueMugs.spareLabelVoided(),
                        TwoBlueMugs.spareLabelVoidRefused(),
                        new TrackingNumberAwaited(TwoBlueMugs.PARCEL, TwoBlueMugs.ORDER, 1),
                        TwoBlueMugs.labelled(),
                        TwoBlueMugs.putOnHold(),
                        TwoBlueMugs.released(),
                        TwoBlueMugs.heldByPerson(5),
                        TwoBlueMugs.holdLifted(6),
                        TwoBlueMugs.holdTooLate(7),
                        TwoBlueMugs.redirectionAsked(8),
                        TwoBlueMugs.moveAsked("warehouse-busan"),
                        TwoBlueMugs.moved("warehouse-busan"),
                        TwoBlueMugs.moveRefused("warehouse-busan"),
                        TwoBlueMugs.redirected(8),
                        TwoBlueMugs.redirectionRefused(8),
                        TwoBlueMugs.addressChanged(),
                        TwoBlueMugs.cancelledScanned(ShipmentState.DELIVERED, "2026-01-08T10:00:00+09:00"),
                        TwoBlueMugs.cancellationRequested(),
                        TwoBlueMugs.labelVoidRequested(),
                        TwoBlueMugs.labelVoided(),
                        TwoBlueMugs.interceptRequested(),
                        TwoBlueMugs.interceptAccepted(),
                        TwoBlueMugs.interceptRefused(),
                        TwoBlueMugs.labelVoidRefused(),
                        TwoBlueMugs.cancelled(),
                        TwoBlueMugs.cancellationRefused(),
                        TwoBlueMugs.scanRecorded(ScanStatus.DELIVERED, "2026-01-08T10:00:00+09:00"),
                        TwoBlueMugs.scanSetAside(ScanStatus.PICKED_UP, "2026-01-06T10:00:00+09:00"),
                        ThreeMugsAndABowl.reducedBy(ThreeMugsAndABowl.mugs(1)),
                        ThreeMugsAndABowl.reductionRefused(),
                        ThreeMugsAndABowl.pickedShortFor(
                                "warehouse-busan", ThreeMugsAndABowl.mugs(1), ThreeMugsAndABowl.bowl()),
                        ThreeMugsAndABowl.sentApart(ThreeMugsAndABowl.mugs(1), ThreeMugsAndABowl.bowl()),
                        TwoBlueMugs.dispatched("2026-01-06T10:00:00+09:00"),
                        TwoBlueMugs.mishap(DeliveryMishap.PRESUMED_LOST, "2026-01-08T10:00:00+09:00"),
                        TwoBlueMugs.foundAgain("2026-01-08T10:00:00+09:00"),
                        TwoBlueMugs.delivered("2026-01-08T10:00:00+09:00")))
                .like(ofReturnShipments())
                .also(
                        "sent-by-nobody",
                        ThreeMugsAndABowl.pickedShort(ThreeMugsAndABowl.mugs(1), ThreeMugsAndABowl.bowl()))
                .readAs("before-lines", TwoBlueMugs.prepared().withoutLines())
                .readAs("without-reason", TwoBlueMugs.labelVoidRefused())
                .keepTheirForm(
                        ShippingEvent.class, ShipmentFact.class, ReturnShipmentEvent.class, ReturnShipmentFact.class);
    }

    private static List<Object> ofReturnShipments() {
        return List.of(
                OneMugThatComesBack.returnPrepared(),
                OneMugThatComesBack.returnCancelled(),
                OneMugThatComesBack.returnLabelRequested(),
                OneMugThatComesBack.returnLabelBought(),
                OneMugThatComesBack.secondReturnLabelSold(),
                OneMugThatComesBack.spareReturnLabelVoidRequested(),
                OneMugThatComesBack.spareReturnLabelVoided(),
                OneMugThatComesBack.spareReturnLabelVoidRefused(),
                OneMugThatComesBack.returnLabelVoidRequested(),
                OneMugThatComesBack.returnLabelVoided(),
                OneMugThatComesBack.returnLabelVoidRefused(),
                OneMugThatComesBack.returnLabelled(),
                OneMugThatComesBack.returnNotLabelled(),
                OneMugThatComesBack.returnScanRecorded(ScanStatus.PICKED_UP, "2026-01-12T10:00:00+09:00"),
                OneMugThatComesBack.returnUnderWay("2026-01-12T10:00:00+09:00"),
                OneMugThatComesBack.returnArrived("2026-01-13T10:00:00+09:00"),
                OneMugThatComesBack.returnReceived(
                        OneMugThatComesBack.mugs(1, ReceivedItem.Condition.AS_NEW),
                        OneMugThatComesBack.mugs(1, ReceivedItem.Condition.USED)),
                OneMugThatComesBack.returnLapsed(false));
    }

    @Test
    @DisplayName("is what others were promised")
    void isWhatWasPromised() {
        PublishedLanguage.isStillAsApproved("shop.shipping.api", Path.of("../shipping-api/published-language.txt"));
    }
}
