package shop.order.ordering;

import static shop.order.api.RejectionReason.NOT_PAID_IN_TIME;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.declined;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.place;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCardAuthorised;
import static shop.order.ordering.MugsAndTea.recordDeclined;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordLabelled;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordRefundFailed;
import static shop.order.ordering.MugsAndTea.recordRefunded;
import static shop.order.ordering.MugsAndTea.recordReleased;
import static shop.order.ordering.MugsAndTea.recordVoucherPaid;
import static shop.order.ordering.MugsAndTea.refundFailed;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.released;
import static shop.order.ordering.MugsAndTea.twoBlueMugs;
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
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.specification.AggregateSpecification;

@DisplayName("An order that was given up")
class OrderGivenUpSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class)
            .withResource(MugsAndTea.PAYMENT_WINDOW)
            .withResource(MugsThatComeBack.RETURN_TERMS);

    @Nested
    @DisplayName("because a bank slip was not paid in time")
    class SlipNotPaid {

        private static final Money SLIP = Money.of(30_700, "KRW");

        @BeforeEach
        void past() {
            Tender slip = new Tender(TenderMethod.BANK_SLIP, SLIP, "tok_slip_paid", 1, Optional.empty());
            order.givenCommands(place(List.of(twoBlueMugs()), List.of(slip)))
                    .given(rejected(NOT_PAID_IN_TIME), releaseRequested(1, "order rejected"));
        }

        @Test
        @DisplayName("gives the money back when the slip is paid nevertheless, after it was called off (ORD-05)")
        void paidAfterItWasCalledOff() {
            order.given(released(1, won(0)))
                    .when(new RecordTenderPaid(ORDER, 1, SLIP))
                    .then(new TenderPaid(ORDER, 1, SLIP), refundRequested(1, SLIP, "order rejected"));
        }

        @Test
        @DisplayName("gives the money back when the slip is paid while it is being called off (ORD-05)")
        void paidWhileItIsCalledOff() {
            order.when(new RecordTenderPaid(ORDER, 1, SLIP))
                    .then(new TenderPaid(ORDER, 1, SLIP), refundRequested(1, SLIP, "order rejected"));
        }

        @Test
        @DisplayName("gives the money back once, however often it hears of it (ORD-05)")
        void givesItBackOnce() {
            order.given(released(1, won(0)), new TenderPaid(ORDER, 1, SLIP), refundRequested(1, SLIP, "order rejected"))
                    .when(new RecordTenderPaid(ORDER, 1, SLIP))
                    .thenNothing()
                    .when(recordRefunded(1, SLIP))
                    .then(refunded(1, SLIP))
                    .when(recordRefunded(1, SLIP))
                    .thenNothing();
        }

        @Test
        @DisplayName("notes once that the slip was called off")
        void calledOffOnce() {
            order.when(recordReleased(1, won(0)))
                    .then(released(1, won(0)))
                    .when(recordReleased(1, won(0)))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("because nobody paid in time")
    class Rejected {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    rejected(NOT_PAID_IN_TIME),
                    releaseRequested(CARD, "order rejected"),
                    releaseRequested(VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName(
                "is not confirmed by money that is set aside later; the release that was asked for covers it (ORD-05)")
        void authorisedLater() {
            order.when(recordCardAuthorised())
                    .then(cardAuthorised())
                    .when(recordReleased(CARD, WHOLE_CARD))
                    .then(released(CARD, WHOLE_CARD));
        }

        @Test
        @DisplayName("hears once that a tender was let go, also when its money came after that")
        void releasedOnce() {
            order.given(
                            released(VOUCHER, won(0)),
                            voucherPaid(),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"))
                    .when(recordReleased(VOUCHER, won(0)))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not confirmed by all its money coming later (ORD-05)")
        void allComesLater() {
            order.given(cardAuthorised())
                    .when(recordVoucherPaid())
                    .then(voucherPaid(), refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("notes that a tender was declined later, and that is all")
        void declinedLater() {
            order.when(recordDeclined(CARD)).then(declined(CARD));
        }

        @Test
        @DisplayName("is not rejected twice")
        void isRejectedOnce() {
            order.when(new RejectUnpaidOrder(ORDER)).thenNothing();
        }

        @Test
        @DisplayName("cannot be cancelled, because nothing is left to cancel (ORD-06)")
        void cannotBeCancelled() {
            order.when(cancel()).thenRejected("ORD-06", "order-ended");
        }
    }

    @Nested
    @DisplayName("because the customer cancelled it after all parcels could be held back")
    class Cancelled {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    cancellationRequested(),
                    holdBack(POTTER),
                    holdBack(TEA_GARDEN),
                    parcelCancelled(POTTER),
                    refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                    parcelCancelled(TEA_GARDEN),
                    cancelled(),
                    releaseRequested(CARD, "order cancelled"));
        }

        @Test
        @DisplayName("is cancelled once, however often the customer asks (ORD-06)")
        void isCancelledOnce() {
            order.when(cancel()).thenNothing();
        }

        @Test
        @DisplayName("is not rejected when its payment window ends")
        void isNotRejected() {
            order.when(new RejectUnpaidOrder(ORDER)).thenNothing();
        }

        @Test
        @DisplayName("notes that its money has gone back, each once")
        void moneyGoesBack() {
            order.when(recordReleased(CARD, WHOLE_CARD))
                    .then(released(CARD, WHOLE_CARD))
                    .when(recordRefunded(VOUCHER, WHOLE_VOUCHER))
                    .then(refunded(VOUCHER, WHOLE_VOUCHER))
                    .when(recordReleased(CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordRefunded(VOUCHER, WHOLE_VOUCHER))
                    .thenNothing();
        }

        @Test
        @DisplayName("notes once that the provider could not give money back, for a person to transfer it (PAY-07)")
        void moneyDoesNotGoBack() {
            order.when(recordRefundFailed(VOUCHER, WHOLE_VOUCHER))
                    .then(refundFailed(VOUCHER, WHOLE_VOUCHER))
                    .when(recordRefundFailed(VOUCHER, WHOLE_VOUCHER))
                    .thenNothing();
        }

        @Test
        @DisplayName("sends nothing any more, whatever is told of its parcels")
        void sendsNothing() {
            order.when(recordParcelCancelled(POTTER))
                    .thenNothing()
                    .when(recordLabelled(POTTER))
                    .thenNothing()
                    .when(recordHandOver(POTTER))
                    .thenNothing()
                    .when(recordDelivery(POTTER))
                    .thenNothing();
        }
    }
}
