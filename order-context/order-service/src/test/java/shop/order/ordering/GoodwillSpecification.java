package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_HOUSE;
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
import static shop.order.ordering.MugsAndTea.eur;
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

    private static GoodwillPart of(int tender, String amount) {
        return new GoodwillPart(tender, eur(amount));
    }

    private static RefundRequested refund(int tender, String refundId, String amount, String reason) {
        return new RefundRequested(ORDER, tender, refundId, eur(amount), reason);
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
                handedOver(TEA_HOUSE),
                captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                captured(TEA_HOUSE, CARD_FOR_TEA),
                delivered(TEA_HOUSE),
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
            order.when(giveGoodwill("5.00"))
                    .then(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(giveGoodwill("5.00"))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not another one under the same id (ORD-22)")
        void idIsUsed() {
            order.given(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(giveGoodwill("6.00"))
                    .thenRejected("ORD-22", "goodwill-id-used");
            closedAndPaid();
            order.given(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(new GiveGoodwill(ORDER, "goodwill-1", eur("5.00"), GoodwillReason.FLAW_KEPT, eur("43.10")))
                    .thenRejected("ORD-22", "goodwill-id-used");
        }

        @Test
        @DisplayName("takes of what was paid at once only what the card cannot give (ORD-22)")
        void severalTenders() {
            order.when(giveGoodwill("40.00"))
                    .then(
                            goodwillGiven("40.00", of(CARD, "33.10"), of(VOUCHER, "6.90")),
                            refund(CARD, "refund-1", "33.10", "goodwill"),
                            refund(VOUCHER, "refund-1", "6.90", "goodwill"));
        }

        @Test
        @DisplayName("is never more than was taken and not given back (ORD-22)")
        void noMoreThanTaken() {
            order.given(goodwillGiven("40.00", of(CARD, "33.10"), of(VOUCHER, "6.90")))
                    .given(
                            refund(CARD, "refund-1", "33.10", "goodwill"),
                            refund(VOUCHER, "refund-1", "6.90", "goodwill"))
                    .when(new GiveGoodwill(
                            ORDER, "goodwill-2", eur("3.11"), GoodwillReason.ANOTHER_REASON, eur("100.00")))
                    .thenRejected("ORD-22", "more-than-taken");
        }

        @Test
        @DisplayName("stays in all within what whoever gives it may give (ORD-22)")
        void limit() {
            order.given(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(new GiveGoodwill(
                            ORDER, "goodwill-2", eur("3.63"), GoodwillReason.ANOTHER_REASON, eur("8.62")))
                    .thenRejected("ORD-22", "beyond-limit");
            closedAndPaid();
            order.given(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(new GiveGoodwill(
                            ORDER, "goodwill-2", eur("0.01"), GoodwillReason.ANOTHER_REASON, eur("5.00")))
                    .thenRejected("ORD-22", "beyond-limit");
        }

        @Test
        @DisplayName("is an amount of the order's currency, and more than nothing (ORD-22)")
        void amounts() {
            order.when(giveGoodwill("0.00")).thenRejected("ORD-22", "nothing-given");
            closedAndPaid();
            order.when(new GiveGoodwill(
                            ORDER, "goodwill-1", Money.of(500, "USD"), GoodwillReason.LATE_DELIVERY, eur("43.10")))
                    .thenRejected("ORD-22", "other-currency");
        }

        @Test
        @DisplayName("waits for a person where the provider cannot give it back, and is not given again (PAY-03)")
        void refundFails() {
            order.given(
                            goodwillGiven("5.00", of(CARD, "5.00")),
                            new RefundRequested(ORDER, CARD, "refund-1", eur("5.00"), "goodwill"))
                    .when(recordRefundFailed(CARD, eur("5.00")))
                    .then(refundFailed(CARD, eur("5.00")))
                    .when(giveGoodwill("5.00"))
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
                    goodwillGiven("40.00", of(CARD, "33.10"), of(VOUCHER, "6.90")),
                    refund(CARD, "refund-1", "33.10", "goodwill"),
                    refund(VOUCHER, "refund-1", "6.90", "goodwill"));
        }

        @Test
        @DisplayName(
                "is not owed: what is owed is what was paid with it, and ends when that is settled (ORD-22, ORD-27)")
        void isNotOwed() {
            order.given(MugsAndTea.refunded(VOUCHER, eur("6.90")))
                    .when(MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER))
                    .when(MugsAndTea.settleAll(VOUCHER, SettlementKind.COLLECTED))
                    .then(
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, "10.00"),
                            MugsAndTea.owed(VOUCHER, eur("0.00")));
        }

        @Test
        @DisplayName("is not owed where it was not given back yet, and is not any more (ORD-22, PAY-15)")
        void isOvertaken() {
            order.when(MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER))
                    .then(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, eur("3.10")))
                    .when(MugsAndTea.recordRefundOvertaken(VOUCHER, "refund-1", eur("6.90")))
                    .then(MugsAndTea.refundOvertaken(VOUCHER, "refund-1", eur("6.90")))
                    .when(MugsAndTea.settleAll(VOUCHER, SettlementKind.COLLECTED))
                    .then(
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, "3.10"),
                            MugsAndTea.owed(VOUCHER, eur("0.00")));
        }

        @Test
        @DisplayName("is told anew by whoever settles it, where too much was told before (ORD-27)")
        void isToldAnew() {
            order.given(
                            MugsAndTea.refunded(VOUCHER, eur("6.90")),
                            MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                            MugsAndTea.owed(VOUCHER, eur("16.90")),
                            MugsAndTea.settled(VOUCHER, SettlementKind.COLLECTED, "10.00"),
                            MugsAndTea.owed(VOUCHER, eur("6.90")))
                    .when(MugsAndTea.settle("settlement-2", VOUCHER, SettlementKind.COLLECTED, Optional.empty()))
                    .then(MugsAndTea.owed(VOUCHER, eur("0.00")));
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
            order.when(giveGoodwill("5.00"))
                    .then(goodwillGiven("5.00", of(CARD, "5.00")), refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(recordHandOver(TEA_HOUSE))
                    .then(handedOver(TEA_HOUSE), captureRequested(TEA_HOUSE, CARD_FOR_TEA))
                    .when(recordCaptured(TEA_HOUSE, CARD_FOR_TEA))
                    .then(captured(TEA_HOUSE, CARD_FOR_TEA))
                    .when(recordDelivery(TEA_HOUSE))
                    .then(delivered(TEA_HOUSE))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("gives the parcel's share back beside it, and never more than was taken (ORD-10, ORD-22)")
        void thenRefunded() {
            order.given(
                            goodwillGiven("5.00", of(CARD, "5.00")),
                            refund(CARD, "refund-1", "5.00", "goodwill"),
                            handedOver(TEA_HOUSE),
                            captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                            captured(TEA_HOUSE, CARD_FOR_TEA),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refund(CARD, "refund-2", "20.70", "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("gives nothing back twice: the rest of the card, where less is left than the parcel's share")
        void nothingTwice() {
            order.given(
                            goodwillGiven("30.00", of(CARD, "20.70"), of(VOUCHER, "9.30")),
                            refund(CARD, "refund-1", "20.70", "goodwill"),
                            refund(VOUCHER, "refund-1", "9.30", "goodwill"),
                            handedOver(TEA_HOUSE),
                            captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                            captured(TEA_HOUSE, CARD_FOR_TEA),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refund(CARD, "refund-2", "12.40", "not sent"),
                            refund(VOUCHER, "refund-2", "0.70", "not sent"));
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
                            handedOver(TEA_HOUSE),
                            captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                            captured(TEA_HOUSE, CARD_FOR_TEA),
                            goodwillGiven("25.00", of(CARD, "25.00")),
                            refund(CARD, "refund-1", "25.00", "goodwill"),
                            mishap(TEA_HOUSE, ParcelMishap.PRESUMED_LOST, 7))
                    .when(MugsAndTea.refund(TEA_HOUSE))
                    .then(
                            parcelRefunded(TEA_HOUSE),
                            refund(CARD, "refund-2", "8.10", "not sent"),
                            refund(VOUCHER, "refund-1", "4.30", "not sent"));
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
                            goodwillGiven("4.00", of(VOUCHER, "4.00")),
                            refund(VOUCHER, "refund-1", "4.00", "goodwill"),
                            MugsAndTea.refunded(VOUCHER, eur("4.00")))
                    .when(MugsAndTea.cancel())
                    .then(cancellationRequested(), MugsAndTea.holdBack(POTTER), MugsAndTea.holdBack(TEA_HOUSE))
                    .when(MugsAndTea.recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), refund(VOUCHER, "refund-2", "6.00", "not sent"))
                    .when(MugsAndTea.recordParcelCancelled(TEA_HOUSE))
                    .then(
                            parcelCancelled(TEA_HOUSE),
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
                            goodwillGiven("5.00", of(CARD, "5.00")),
                            refund(CARD, "refund-1", "5.00", "goodwill"))
                    .when(MugsAndTea.cancel())
                    .then(cancellationRequested(), MugsAndTea.holdBack(TEA_HOUSE), MugsAndTea.wantedBack(POTTER))
                    .when(MugsAndTea.recordParcelCancelled(TEA_HOUSE))
                    .then(parcelCancelled(TEA_HOUSE), MugsAndTea.releaseRequested(CARD, "not sent"));
        }
    }

    @Nested
    @DisplayName("of which nothing is taken")
    class NothingTaken {

        @Test
        @DisplayName("is not given before it is confirmed, and not of money that is only set aside (ORD-22)")
        void nothingToGive() {
            order.given(placed(), voucherPaid())
                    .when(giveGoodwill("5.00"))
                    .thenRejected("ORD-22", "order-not-confirmed");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(giveGoodwill("10.01"))
                    .thenRejected("ORD-22", "more-than-taken");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(giveGoodwill("10.00"))
                    .then(
                            goodwillGiven("10.00", of(VOUCHER, "10.00")),
                            refund(VOUCHER, "refund-1", "10.00", "goodwill"));
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
                            parcelCancelled(TEA_HOUSE),
                            cancelled(),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"))
                    .when(giveGoodwill("0.01"))
                    .thenRejected("ORD-22", "more-than-taken");
        }
    }
}
