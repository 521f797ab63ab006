package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.mugApart;
import static shop.order.ordering.MugsAndTea.mugs;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordSplit;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.and;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.CancelUnits;
import shop.order.api.ParcelContents;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which a ship-from sends several parcels (ORD-30)")
class ParcelsSplitSpecification {

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static final String BUSAN = "warehouse-busan";

    private static Object[] past(Object... more) {
        return and(new Object[] {placed(), cardAuthorised(), voucherPaid(), confirmed()}, more);
    }

    @Test
    @DisplayName("has what is sent apart in a parcel of its own, once")
    void isSplit() {
        order.given(past())
                .when(recordSplit(mugs(1)))
                .then(mugApart())
                .when(recordSplit(mugs(1)))
                .thenNothing();
    }

    @Test
    @DisplayName(
            "takes for each parcel what is due for it when it is handed over, and is closed when all are there (ORD-09)")
    void isCaptured() {
        order.given(past(mugApart()))
                .given(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA))
                .given(captured(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA), delivered(TEA_GARDEN))
                .when(recordHandOver(SECOND))
                .then(handedOver(SECOND), captureRequested(SECOND, won(12_800)))
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested(POTTER, won(7_900)))
                .when(MugsAndTea.recordCaptured(SECOND, won(12_800)))
                .then(captured(SECOND, won(12_800)))
                .when(MugsAndTea.recordCaptured(POTTER, won(7_900)))
                .then(captured(POTTER, won(7_900)))
                .when(recordDelivery(SECOND))
                .then(delivered(SECOND))
                .when(recordDelivery(POTTER))
                .then(delivered(POTTER), closed());
    }

    @Test
    @DisplayName("gives back what one of them is worth where that one stays here")
    void isCancelled() {
        order.given(past(mugApart()))
                .when(recordParcelCancelled(SECOND))
                .then(parcelCancelled(SECOND), refundRequested(MugsAndTea.VOUCHER, won(5_000), "not sent"));
    }

    @Test
    @DisplayName("holds back what is sent apart while its parcel is held back (ORD-06)")
    void whileHeldBack() {
        order.given(past(MugsAndTea.cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN)))
                .when(recordSplit(mugs(1)))
                .then(mugApart(), holdBack(SECOND));
    }

    @Test
    @DisplayName("keeps what is sent apart while a person holds the order (ORD-21)")
    void whileHeld() {
        order.given(past(MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN))))
                .when(recordSplit(mugs(1)))
                .then(mugApart(), MugsAndTea.orderHeld(List.of(SECOND)));
    }

    @Test
    @DisplayName("has a part sent apart of a parcel that has its label, which stays with the rest (SHP-12)")
    void hasItsLabel() {
        order.given(past(MugsAndTea.labelled(POTTER)))
                .when(recordSplit(mugs(1)))
                .then(mugApart())
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested(POTTER, won(12_800)))
                .when(recordHandOver(SECOND))
                .then(handedOver(SECOND), captureRequested(SECOND, won(7_900)));
    }

    @Test
    @DisplayName("has what is sent apart sent by whom the parcel was moved to")
    void afterAMove() {
        ParcelSplit apart = mugApart();
        order.given(past(new ParcelMoved(MugsAndTea.ORDER, POTTER, BUSAN, 4)))
                .when(recordSplit(mugs(1)))
                .then(new ParcelSplit(
                        MugsAndTea.ORDER,
                        POTTER,
                        apart.split(),
                        SECOND,
                        new ParcelContents(BUSAN, List.of(mugs(1))),
                        apart.shipTo(),
                        apart.promisedDelivery()));
    }

    @Test
    @DisplayName("has a unit that is not wanted any more taken out of the part, if only so it is not sent (ORD-18)")
    void whileAUnitIsToBeTakenOut() {
        order.given(past(MugsAndTea.mugToBeTakenOut()))
                .when(recordSplit(mugs(1)))
                .then(mugApart(), MugsAndTea.mugApartToBeTakenOut())
                .when(MugsAndTea.recordTakenOut())
                .then(MugsAndTea.mugsCancelled());
    }

    @Test
    @DisplayName("has nothing of a part sent while nothing of its parcel is wanted any more (ORD-18)")
    void whileAllIsToBeTakenOut() {
        order.given(past(MugsAndTea.toBeTakenOut(MugsAndTea.ONE_FEWER, List.of(mugs(2)), List.of())))
                .when(recordSplit(mugs(1)))
                .then(mugApart(), MugsAndTea.mugApartToBeTakenOut());
    }

    private static CancelUnits cancelMugs(int quantity) {
        return MugsAndTea.cancelUnits("fewer-mugs", 1, quantity);
    }

    private static UnitsCancellationRequested aMugOutOf(String parcel) {
        return new UnitsCancellationRequested(
                MugsAndTea.ORDER, parcel, "fewer-mugs", List.of(mugs(1)), List.of(), MugsAndTea.CHANGED_HER_MIND);
    }

    @Test
    @DisplayName("has units of a line taken out of several parcels where one has not so many, youngest first (ORD-18)")
    void takesOutOfSeveral() {
        order.given(past(mugApart()))
                .when(cancelMugs(2))
                .then(aMugOutOf(SECOND), aMugOutOf(POTTER))
                .when(cancelMugs(2))
                .thenNothing()
                .when(MugsAndTea.cancelLine("fewer-mugs", 1))
                .thenNothing();
        order.given(past(mugApart())).when(cancelMugs(1)).then(aMugOutOf(SECOND));
    }

    @Test
    @DisplayName("has all that is left of a line taken out of all of its parcels (ORD-18)")
    void takesOutAll() {
        order.given(past(mugApart()))
                .when(MugsAndTea.cancelLine("fewer-mugs", 1))
                .then(aMugOutOf(SECOND), aMugOutOf(POTTER))
                .when(cancelMugs(2))
                .thenNothing()
                .when(cancelMugs(1))
                .thenRejected("ORD-18", "key-used-for-other-units");
    }

    @Test
    @DisplayName("takes a request for all of a line for another than one for what one parcel had of it (ORD-18)")
    void allIsAnotherRequest() {
        order.given(past(mugApart(), aMugOutOf(SECOND)))
                .when(MugsAndTea.cancelLine("fewer-mugs", 1))
                .thenRejected("ORD-18", "key-used-for-other-units");
    }

    @Test
    @DisplayName(
            "takes nothing out where all its parcels together have not so many, and says how many they have (ORD-18)")
    void noMoreThanAllHave() {
        order.given(past(mugApart()))
                .when(cancelMugs(3))
                .thenRejected("ORD-18", "more-than-is-left", Map.of("line", "1", "units", "2"));
        Object[] oneHasLeft = past(mugApart(), handedOver(SECOND), captureRequested(SECOND, won(12_800)));
        order.given(oneHasLeft)
                .when(cancelMugs(2))
                .thenRejected("ORD-18", "more-than-is-left", Map.of("line", "1", "units", "1"));
        order.given(oneHasLeft).when(cancelMugs(1)).then(aMugOutOf(POTTER));
    }

    @Test
    @DisplayName("promises no more of a part of what was added later than of the rest of it (ORD-17)")
    void ofWhatWasAdded() {
        order.given(past(AmendedMugs.twoMoreMugsProposed(), AmendedMugs.twoMoreMugsApplied()))
                .when(new RecordParcelSplit(MugsAndTea.ORDER, SECOND, "box-2", List.of(AmendedMugs.anotherMugSent())))
                .then(new ParcelSplit(
                        MugsAndTea.ORDER,
                        SECOND,
                        "box-2",
                        POTTER + ".3",
                        new ParcelContents(POTTER, List.of(AmendedMugs.anotherMugSent())),
                        MugsAndTea.JIWON,
                        Optional.empty()));
    }

    @Test
    @DisplayName("splits nothing off that is not sent any more")
    void whatIsNotThere() {
        order.given(past(parcelCancelled(POTTER))).when(recordSplit(mugs(1))).thenNothing();
    }
}
