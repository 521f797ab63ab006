package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.owed;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCardAuthorised;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordRefunded;
import static shop.order.ordering.MugsAndTea.recordTurnedBack;
import static shop.order.ordering.MugsAndTea.refund;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.turnedBack;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.OrderHoldReason;
import shop.order.api.ReturnReason;
import shop.specification.AggregateSpecification;

/** The voucher pays for mugs alone. */
@DisplayName("An order whose paid money turns back (ORD-27)")
class TurnedBackOrderSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static OrderHeld held(String... parcels) {
        return new OrderHeld(
                ORDER, Optional.empty(), OrderHoldReason.PAYMENT_TURNED_BACK, Optional.empty(), List.of(parcels));
    }

    @Test
    @DisplayName("is not confirmed with it while it waits for the rest")
    void isNotConfirmed() {
        order.given(placed(), voucherPaid())
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER))
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .thenNothing()
                .when(recordCardAuthorised())
                .then(cardAuthorised());
    }

    @Test
    @DisplayName("is held with all that is still here, until a person has seen to it; nothing is owed yet (ORD-21)")
    void isHeld() {
        order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER), held(POTTER, TEA_GARDEN))
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .thenNothing();
    }

    @Test
    @DisplayName("stays held as it is where a person holds all of it already")
    void isHeldAlready() {
        OrderHeld before = new OrderHeld(
                ORDER,
                Optional.empty(),
                OrderHoldReason.FRAUD_SUSPECTED,
                Optional.empty(),
                List.of(POTTER, TEA_GARDEN));
        order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), before)
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER));
    }

    @Test
    @DisplayName("is owed for what is handed over nevertheless")
    void isHandedOver() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        turnedBack(VOUCHER, WHOLE_VOUCHER),
                        held(POTTER, TEA_GARDEN))
                .when(recordHandOver(POTTER))
                .then(
                        handedOver(POTTER),
                        captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS),
                        owed(VOUCHER, WHOLE_VOUCHER));
    }

    @Test
    @DisplayName("is held with what is still here, and owed for what was handed over")
    void isHeldAndOwed() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(POTTER),
                        captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS))
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER), held(TEA_GARDEN), owed(VOUCHER, WHOLE_VOUCHER));
    }

    @Test
    @DisplayName(
            "is owed for what was handed over, does not end over that, and is owed no more once its parcel is refunded")
    void isOwed() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(POTTER),
                        captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS),
                        captured(POTTER, MugsAndTea.CARD_FOR_MUGS),
                        handedOver(TEA_GARDEN),
                        captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                        captured(TEA_GARDEN, CARD_FOR_TEA),
                        mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER), owed(VOUCHER, WHOLE_VOUCHER))
                .when(recordDelivery(TEA_GARDEN))
                .then(delivered(TEA_GARDEN))
                .when(refund(POTTER))
                .then(
                        parcelRefunded(POTTER),
                        MugsAndTea.refundRequested(CARD, MugsAndTea.CARD_FOR_MUGS, "not sent"),
                        owed(VOUCHER, WHOLE_VOUCHER.minus(WHOLE_VOUCHER)),
                        MugsAndTea.closed());
    }

    @Test
    @DisplayName("says nothing of what is owed where nothing is left to be sent for it")
    void isNotOwed() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(TEA_GARDEN),
                        captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                .then(turnedBack(VOUCHER, WHOLE_VOUCHER), held(POTTER));
    }

    @Test
    @DisplayName("that a person holds for another reason is held for this one when that person lets it go")
    void isHeldAnew() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)),
                        turnedBack(VOUCHER, WHOLE_VOUCHER))
                .when(MugsAndTea.releaseAll())
                .then(MugsAndTea.orderReleased(List.of()), held(POTTER, TEA_GARDEN))
                .when(MugsAndTea.releaseAll())
                .then(MugsAndTea.orderReleased(List.of(POTTER, TEA_GARDEN)))
                .when(MugsAndTea.holdAll())
                .then(MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)))
                .when(MugsAndTea.releaseAll())
                .then(MugsAndTea.orderReleased(List.of(POTTER, TEA_GARDEN)));
    }

    @Test
    @DisplayName("is held for it still where a person has given another reason meanwhile")
    void isHeldForAnotherReason() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        turnedBack(VOUCHER, WHOLE_VOUCHER),
                        held(POTTER, TEA_GARDEN),
                        MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)))
                .when(MugsAndTea.releaseAll())
                .then(MugsAndTea.orderReleased(List.of()), held(POTTER, TEA_GARDEN));
    }

    @Nested
    @DisplayName("after a part of it was given back")
    class AfterARefund {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS),
                    captured(POTTER, MugsAndTea.CARD_FOR_MUGS),
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captured(TEA_GARDEN, CARD_FOR_TEA),
                    delivered(POTTER),
                    MugsThatComeBack.askedFor(1, 1, ReturnReason.DEFECT),
                    MugsThatComeBack.oneBackForADefect(),
                    refundForReturn(CARD, won(7_900)),
                    refundForReturn(VOUCHER, won(5_000)));
        }

        @Test
        @DisplayName("is owed twice what was given back, once it is known that it was: the customer has it twice")
        void isOwedBoth() {
            order.when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(turnedBack(VOUCHER, WHOLE_VOUCHER), owed(VOUCHER, won(5_000)))
                    .when(recordRefunded(VOUCHER, won(5_000)))
                    .then(refunded(VOUCHER, won(5_000)), owed(VOUCHER, WHOLE_VOUCHER));
        }

        @Test
        @DisplayName("is owed twice what was given back where that is known before")
        void isOwedBothAtOnce() {
            order.given(refunded(VOUCHER, won(5_000)))
                    .when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(turnedBack(VOUCHER, WHOLE_VOUCHER), owed(VOUCHER, WHOLE_VOUCHER));
        }

        @Test
        @DisplayName("is owed for what was kept alone where the refund was not made (PAY-15)")
        void isOvertaken() {
            order.when(recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(turnedBack(VOUCHER, WHOLE_VOUCHER), owed(VOUCHER, won(5_000)))
                    .when(MugsAndTea.recordRefundOvertaken(VOUCHER, "refund-1", won(5_000)))
                    .then(MugsAndTea.refundOvertaken(VOUCHER, "refund-1", won(5_000)));
        }
    }
}
