package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.BUSAN;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mugMoved;
import static shop.order.ordering.MugsAndTea.mugToBeTakenOut;
import static shop.order.ordering.MugsAndTea.mugs;
import static shop.order.ordering.MugsAndTea.orderHeld;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.pickedShort;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedAllOrNothing;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordMissing;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordShortPick;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.unitsMoved;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.and;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.CancellationReason;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which another ship-from sends what is missing (ORD-14)")
class UnitsMovedSpecification {

    private static final String SECOND = POTTER + ".2";
    private static final String THIRD = POTTER + ".3";
    private static final String DAEGU = "warehouse-daegu";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static Object[] past(Object... more) {
        return and(new Object[] {placed(), cardAuthorised(), voucherPaid(), confirmed()}, more);
    }

    private static Object[] allOrNothing(Object... more) {
        return and(new Object[] {placedAllOrNothing(), cardAuthorised(), voucherPaid(), confirmed()}, more);
    }

    private static RefundRequested voucherGoesBack() {
        return refundRequested(VOUCHER, won(5_000), "not sent");
    }

    @Test
    @DisplayName("has it in a parcel of its own, once; nothing is cancelled, and no money moves")
    void isMoved() {
        order.given(past())
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .then(mugMoved())
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .thenNothing()
                .when(recordShortPick(POTTER, mugs(1)))
                .thenNothing();
    }

    @Test
    @DisplayName("is not held back for it where all or nothing is wanted: nothing is lacking")
    void nothingIsLacking() {
        order.given(allOrNothing())
                .when(recordMissing(POTTER, BUSAN, mugs(2)))
                .then(unitsMoved(POTTER, SECOND, BUSAN, mugs(2)));
    }

    @Test
    @DisplayName("can miss it though its parcel has a label: another is asked for, for what is missing")
    void whileLabelled() {
        order.given(past(labelled(POTTER), labelled(TEA_GARDEN)))
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .then(mugMoved());
    }

    @Test
    @DisplayName(
            "takes for each parcel what is due for it when it is handed over, and is closed when all are there (ORD-09)")
    void isCaptured() {
        order.given(past(mugMoved()))
                .given(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA))
                .given(captured(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA), delivered(TEA_GARDEN))
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested(POTTER, won(12_800)))
                .when(recordHandOver(SECOND))
                .then(handedOver(SECOND), captureRequested(SECOND, won(7_900)))
                .when(MugsAndTea.recordCaptured(POTTER, won(12_800)))
                .then(captured(POTTER, won(12_800)))
                .when(MugsAndTea.recordCaptured(SECOND, won(7_900)))
                .then(captured(SECOND, won(7_900)))
                .when(recordDelivery(POTTER))
                .then(delivered(POTTER))
                .when(recordDelivery(SECOND))
                .then(delivered(SECOND), closed());
    }

    @Test
    @DisplayName("goes on without the parcel of which all is missing, and lets go of nothing for it")
    void allIsMoved() {
        order.given(past())
                .when(recordMissing(POTTER, BUSAN, mugs(2)))
                .then(unitsMoved(POTTER, SECOND, BUSAN, mugs(2)))
                .when(recordParcelCancelled(POTTER))
                .then(parcelCancelled(POTTER))
                .when(recordHandOver(SECOND))
                .then(handedOver(SECOND), captureRequested(SECOND, MugsAndTea.CARD_FOR_MUGS));
    }

    @Test
    @DisplayName("has it sent by a third where the second misses it, too, or gives back what it costs")
    void isMissingThereToo() {
        order.given(past(mugMoved()))
                .when(recordMissing(SECOND, DAEGU, mugs(1)))
                .then(unitsMoved(SECOND, THIRD, DAEGU, mugs(1)))
                .when(recordParcelCancelled(SECOND))
                .then(parcelCancelled(SECOND))
                .when(recordShortPick(THIRD, mugs(1)))
                .then(pickedShort(THIRD, mugs(1)), voucherGoesBack())
                .when(recordParcelCancelled(THIRD))
                .then(parcelCancelled(THIRD));
    }

    @Test
    @DisplayName("is held back where the second misses it, too, and all or nothing is wanted")
    void allOrNothingIsMissingThereToo() {
        order.given(allOrNothing(mugMoved()))
                .when(recordShortPick(SECOND, mugs(1)))
                .then(
                        pickedShort(SECOND, mugs(1)),
                        voucherGoesBack(),
                        new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                        heldBack(POTTER),
                        heldBack(TEA_GARDEN),
                        heldBack(SECOND));
    }

    private static ParcelCancellationRequested heldBack(String parcel) {
        return new ParcelCancellationRequested(ORDER, parcel, CancellationReason.PICKED_SHORT);
    }

    @Test
    @DisplayName("has nothing sent by another that is not wanted any more: that much is missing anyway (ORD-18)")
    void isNotWanted() {
        order.given(past(mugToBeTakenOut()))
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .then(pickedShort(POTTER, mugs(1)), voucherGoesBack());
        order.given(allOrNothing(mugToBeTakenOut()))
                .when(recordMissing(POTTER, BUSAN, mugs(2)))
                .then(pickedShort(POTTER, mugs(1)), voucherGoesBack(), unitsMoved(POTTER, SECOND, BUSAN, mugs(1)));
    }

    @Test
    @DisplayName("has nothing sent by another while its parcel is held back (ORD-06)")
    void whileHeldBack() {
        order.given(past(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN)))
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .then(pickedShort(POTTER, mugs(1)), voucherGoesBack());
    }

    @Test
    @DisplayName("keeps what another is to send while a person holds the order (ORD-21)")
    void whileHeld() {
        order.given(past(orderHeld(List.of(POTTER, TEA_GARDEN))))
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .then(mugMoved(), orderHeld(List.of(SECOND)));
    }

    @Test
    @DisplayName("has units of a line taken out of what another sends, too (ORD-18)")
    void isTakenOut() {
        order.given(past(mugMoved()))
                .when(MugsAndTea.cancelUnits("fewer-mugs", 1, 1))
                .then(new UnitsCancellationRequested(
                        ORDER, SECOND, "fewer-mugs", List.of(mugs(1)), List.of(), MugsAndTea.CHANGED_HER_MIND));
    }

    @Test
    @DisplayName("has nothing sent by another of what is not sent any more")
    void whatIsNotThere() {
        order.given(past(parcelCancelled(POTTER)))
                .when(recordMissing(POTTER, BUSAN, mugs(1)))
                .thenNothing();
    }
}
