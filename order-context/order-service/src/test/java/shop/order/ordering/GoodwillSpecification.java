package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.giveGoodwill;
import static shop.order.ordering.MugsAndTea.goodwillGiven;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCaptured;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordRefundFailed;
import static shop.order.ordering.MugsAndTea.refundFailed;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;
import shop.order.api.SettlementKind;
import shop.specification.AggregateSpecification;

@DisplayName("Goodwill for an order")
class GoodwillSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static GoodwillPart of(int tender, long amount) {
        return new GoodwillPart(tender, won(amount));
    }

    private static RefundRequested refund(int tender, String refundId, long amount, String reason) {
        return new RefundRequested(ORDER, tender, refundId, won(amount), reason);
    }

    private void closedAndPaid() {
        order.given(
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS),
                delivered(POTTER),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                captured(TEA_GARDEN, CARD_FOR_TEA),
                delivered(TEA_GARDEN),
                closed());
    }

    @Nested
    @DisplayName("that is closed")
    class Closed {

        @BeforeEach
        void past() {
            closedAndPaid();
        }

        @Test
        @DisplayName("is given back at once, by the tender that pays last, and once under its id (ORD-22)")
        void isGiven() {
            order.when(giveGoodwill(5_000))
                    .then(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(giveGoodwill(5_000))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not another one under the same id (ORD-22)")
        void idIsUsed() {
            order.given(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(giveGoodwill(6_000))
                    .thenRejected("ORD-22", "goodwill-id-used");
            closedAndPaid();
            order.given(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(new GiveGoodwill(ORDER, "goodwill-1", won(5_000), GoodwillReason.FLAW_KEPT, won(43_100)))
                    .thenRejected("ORD-22", "goodwill-id-used");
        }

        @Test
        @DisplayName("takes of what was paid at once only what the card cannot give (ORD-22)")
        void severalTenders() {
            order.when(giveGoodwill(40_000))
                    .then(
                            goodwillGiven(40_000, of(CARD, 33_100), of(VOUCHER, 6_900)),
                            refund(CARD, "refund-1", 33_100, "goodwill"),
                            refund(VOUCHER, "refund-1", 6_900, "goodwill"));
        }

        @Test
        @DisplayName("is never more than was taken and not given back (ORD-22)")
        void noMoreThanTaken() {
            order.given(goodwillGiven(40_000, of(CARD, 33_100), of(VOUCHER, 6_900)))
                    .given(refund(CARD, "refund-1", 33_100, "goodwill"), refund(VOUCHER, "refund-1", 6_900, "goodwill"))
                    .when(new GiveGoodwill(
                            ORDER, "goodwill-2", won(3_101), GoodwillReason.ANOTHER_REASON, won(100_000)))
                    .thenRejected("ORD-22", "more-than-taken");
        }

        @Test
        @DisplayName("stays in all within what whoever gives it may give (ORD-22)")
        void limit() {
            order.given(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(new GiveGoodwill(ORDER, "goodwill-2", won(3_621), GoodwillReason.ANOTHER_REASON, won(8_620)))
                    .thenRejected("ORD-22", "beyond-limit");
            closedAndPaid();
            order.given(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(new GiveGoodwill(ORDER, "goodwill-2", won(1), GoodwillReason.ANOTHER_REASON, won(5_000)))
                    .thenRejected("ORD-22", "beyond-limit");
        }

        @Test
        @DisplayName("may be all that is left: of what was taken, and of what whoever gives it may give (ORD-22)")
        void allThatIsLeft() {
            order.given(goodwillGiven(40_000, of(CARD, 33_100), of(VOUCHER, 6_900)))
                    .given(refund(CARD, "refund-1", 33_100, "goodwill"), refund(VOUCHER, "refund-1", 6_900, "goodwill"))
                    .when(new GiveGoodwill(ORDER, "goodwill-2", won(3_100), GoodwillReason.ANOTHER_REASON, won(43_100)))
                    .then(
                            new GoodwillGiven(
                                    ORDER,
                                    "goodwill-2",
                                    won(3_100),
                                    GoodwillReason.ANOTHER_REASON,
                                    List.of(of(VOUCHER, 3_100))),
                            refund(VOUCHER, "refund-2", 3_100, "goodwill"));
        }

        @Test
        @DisplayName("is an amount of the order's currency, and more than nothing (ORD-22)")
        void amounts() {
            order.when(giveGoodwill(0)).thenRejected("ORD-22", "nothing-given");
            closedAndPaid();
            order.when(new GiveGoodwill(
                            ORDER, "goodwill-1", Money.of(500, "USD"), GoodwillReason.LATE_DELIVERY, won(43_100)))
                    .thenRejected("ORD-22", "other-currency");
        }

        @Test
        @DisplayName("waits for a person where the provider cannot give it back, and is not given again (PAY-03)")
        void refundFails() {
            order.given(
                            goodwillGiven(5_000, of(CARD, 5_000)),
                            new RefundRequested(ORDER, CARD, "refund-1", won(5_000), "goodwill"))
                    .when(recordRefundFailed(CARD, won(5_000)))
                    .then(refundFailed(CARD, won(5_000)))
                    .when(giveGoodwill(5_000))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("whose deposit turns back after that")
    class TurnsBack {

        @BeforeEach
        void past() {
            closedAndPaid();
            order.given(
                    goodwillGiven(40_000, of(CARD, 33_100), of(VOUCHER, 6_900)),
                    refund(CARD, "refund-1", 33_100, "goodwill"),
                    refund(VOUCHER, "refund-1", 6_900, "goodwill"));
        }

        @Test
        @DisplayName(
                "is not owed: what is owed is what was paid with it, and ends when that is settled (ORD-22, ORD-27)")
        void isNotOwed() {
            order.given(MugsAndTea.refunded(VOUCHER, won(6_900)))
                    .when(MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER))
                    .when(MugsAndTea.settleAll(VOUCHER, SettlementKind.COLLECTED))
                    .then(
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, 10_000),
                            MugsAndTea.owed(VOUCHER, won(0)));
        }

        @Test
        @DisplayName("is not owed where it was not given back yet, and is not any more (ORD-22, PAY-15)")
        void isOvertaken() {
            order.when(MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, won(3_100)))
                    .when(MugsAndTea.recordRefundOvertaken(VOUCHER, "refund-1", won(6_900)))
                    .then(MugsAndTea.refundOvertaken(VOUCHER, "refund-1", won(6_900)))
                    .when(MugsAndTea.settleAll(VOUCHER, SettlementKind.COLLECTED))
                    .then(
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, 3_100),
                            MugsAndTea.owed(VOUCHER, won(0)));
        }

        @Test
        @DisplayName("is told anew by whoever settles it, where too much was told before (ORD-27)")
        void isToldAnew() {
            order.given(
                            MugsAndTea.refunded(VOUCHER, won(6_900)),
                            MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                            MugsAndTea.owed(VOUCHER, won(16_900)),
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, 10_000),
                            MugsAndTea.owed(VOUCHER, won(6_900)))
                    .when(MugsAndTea.settle("settlement-2", VOUCHER, SettlementKind.COLLECTED, Optional.empty()))
                    .then(MugsAndTea.owed(VOUCHER, won(0)));
        }
    }

    @Nested
    @DisplayName("of which a parcel is still to be sent")
    class UnderWay {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    captured(POTTER, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName("takes for the rest what the rest costs: what was given back stays given (ORD-09, ORD-22)")
        void takesTheRest() {
            order.when(giveGoodwill(5_000))
                    .then(goodwillGiven(5_000, of(CARD, 5_000)), refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("gives the parcel's share back beside it, and never more than was taken (ORD-10, ORD-22)")
        void thenRefunded() {
            order.given(
                            goodwillGiven(5_000, of(CARD, 5_000)),
                            refund(CARD, "refund-1", 5_000, "goodwill"),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refund(CARD, "refund-2", 20_700, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("gives nothing back twice: the rest of the card, where less is left than the parcel's share")
        void nothingTwice() {
            order.given(
                            goodwillGiven(30_000, of(CARD, 20_700), of(VOUCHER, 9_300)),
                            refund(CARD, "refund-1", 20_700, "goodwill"),
                            refund(VOUCHER, "refund-1", 9_300, "goodwill"),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refund(CARD, "refund-2", 12_400, "not sent"),
                            refund(VOUCHER, "refund-2", 700, "not sent"));
        }
    }

    @Nested
    @DisplayName("of which a parcel is lost, that a tender pays which has given more than the rest costs")
    class GivenBefore {

        @Test
        @DisplayName(
                "gives back the whole of that parcel: what the card has not any more comes of the voucher (ORD-22)")
        void othersGive() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            goodwillGiven(25_000, of(CARD, 25_000)),
                            refund(CARD, "refund-1", 25_000, "goodwill"),
                            mishap(TEA_GARDEN, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(TEA_GARDEN))
                    .then(
                            parcelRefunded(TEA_GARDEN),
                            refund(CARD, "refund-2", 8_100, "not sent"),
                            refund(VOUCHER, "refund-1", 4_300, "not sent"));
        }
    }

    @Nested
    @DisplayName("that is cancelled after that")
    class CancelledAfter {

        @Test
        @DisplayName("is cancelled all the same, and what was given back is not given back again (ORD-06, ORD-22)")
        void isCancelled() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            goodwillGiven(4_000, of(VOUCHER, 4_000)),
                            refund(VOUCHER, "refund-1", 4_000, "goodwill"),
                            MugsAndTea.refunded(VOUCHER, won(4_000)))
                    .when(MugsAndTea.cancel())
                    .then(cancellationRequested(), MugsAndTea.holdBack(POTTER), MugsAndTea.holdBack(TEA_GARDEN))
                    .when(MugsAndTea.recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), refund(VOUCHER, "refund-2", 6_000, "not sent"))
                    .when(MugsAndTea.recordParcelCancelled(TEA_GARDEN))
                    .then(
                            parcelCancelled(TEA_GARDEN),
                            cancelled(),
                            MugsAndTea.releaseRequested(CARD, "order cancelled"));
        }

        @Test
        @DisplayName("is cancelled as far as it is still here, once something of it was sent (ORD-07, ORD-22)")
        void asFarAsItIsHere() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            goodwillGiven(5_000, of(CARD, 5_000)),
                            refund(CARD, "refund-1", 5_000, "goodwill"))
                    .when(MugsAndTea.cancel())
                    .then(cancellationRequested(), MugsAndTea.holdBack(TEA_GARDEN), MugsAndTea.wantedBack(POTTER))
                    .when(MugsAndTea.recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN), MugsAndTea.releaseRequested(CARD, "not sent"));
        }
    }

    @Nested
    @DisplayName("of which nothing is taken")
    class NothingTaken {

        @Test
        @DisplayName("is not given before it is confirmed, and not of money that is only set aside (ORD-22)")
        void nothingToGive() {
            order.given(placed(), voucherPaid())
                    .when(giveGoodwill(5_000))
                    .thenRejected("ORD-22", "order-not-confirmed");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(giveGoodwill(10_001))
                    .thenRejected("ORD-22", "more-than-taken");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(giveGoodwill(10_000))
                    .then(goodwillGiven(10_000, of(VOUCHER, 10_000)), refund(VOUCHER, "refund-1", 10_000, "goodwill"));
        }

        @Test
        @DisplayName("is not given where all of it goes back anyway (ORD-06, ORD-22)")
        void allGoesBack() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            cancellationRequested(),
                            parcelCancelled(POTTER),
                            parcelCancelled(TEA_GARDEN),
                            cancelled(),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"))
                    .when(giveGoodwill(1))
                    .thenRejected("ORD-22", "more-than-taken");
        }
    }
}
