package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureFailed;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.needsAttention;
import static shop.order.ordering.MugsAndTea.outcomeUnknown;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordNeedsAttention;
import static shop.order.ordering.MugsAndTea.recordOutcomeUnknown;
import static shop.order.ordering.MugsAndTea.refundFailed;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.released;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.RequestKind;
import shop.specification.AggregateSpecification;

@DisplayName("An order whose provider gives no answer")
class UnknownOutcomeSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Test
    @DisplayName("learns once that nobody knows whether a tender is paid, and once that a person is called (PAY-06)")
    void payment() {
        order.given(placed())
                .when(recordOutcomeUnknown(CARD, RequestKind.PAYMENT, "", 1))
                .then(outcomeUnknown(CARD, RequestKind.PAYMENT, "", 1))
                .when(recordOutcomeUnknown(CARD, RequestKind.PAYMENT, "", 1))
                .thenNothing()
                .when(recordNeedsAttention(CARD, RequestKind.PAYMENT, "", 1))
                .then(needsAttention(CARD, RequestKind.PAYMENT, "", 1))
                .when(recordNeedsAttention(CARD, RequestKind.PAYMENT, "", 1))
                .thenNothing();
    }

    @Test
    @DisplayName("does not take it for news once the tender is paid (PAY-06)")
    void paid() {
        order.given(placed(), cardAuthorised())
                .when(recordOutcomeUnknown(CARD, RequestKind.PAYMENT, "", 1))
                .thenNothing()
                .when(recordNeedsAttention(CARD, RequestKind.PAYMENT, "", 1))
                .thenNothing();
    }

    @Nested
    @DisplayName("about money that is due")
    class Capture {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName("learns of each try by itself (PAY-06, PAY-12)")
        void eachTry() {
            order.when(recordOutcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2))
                    .then(outcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2))
                    .when(MugsAndTea.recordCaptureFailed(POTTER, CARD_FOR_MUGS))
                    .then(captureFailed(POTTER, CARD_FOR_MUGS))
                    .when(recordOutcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 3))
                    .then(outcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 3));
        }

        @Test
        @DisplayName("does not take it for news once the money is taken, nor what it has not asked for (PAY-06)")
        void taken() {
            order.when(recordOutcomeUnknown(CARD, RequestKind.CAPTURE, "warehouse-busan", 2))
                    .thenNothing()
                    .when(MugsAndTea.recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS))
                    .when(recordOutcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2))
                    .thenNothing()
                    .when(recordNeedsAttention(CARD, RequestKind.CAPTURE, POTTER, 2))
                    .thenNothing();
        }
    }

    @Test
    @DisplayName("about money that is to be let go, or given back, learns of that as long as it is not done (PAY-06)")
    void backAgain() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        parcelCancelled(POTTER),
                        releaseRequested(CARD, "order cancelled"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"))
                .when(recordOutcomeUnknown(CARD, RequestKind.RELEASE, "", 2))
                .then(outcomeUnknown(CARD, RequestKind.RELEASE, "", 2))
                .when(recordOutcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 2))
                .then(outcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 2))
                .when(MugsAndTea.recordRefundFailed(VOUCHER, WHOLE_VOUCHER))
                .then(refundFailed(VOUCHER, WHOLE_VOUCHER))
                .when(recordOutcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 3))
                .then(outcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 3));
    }

    @Test
    @DisplayName("does not take it for news once that money is let go, and given back (PAY-06)")
    void isBack() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        parcelCancelled(POTTER),
                        releaseRequested(CARD, "order cancelled"),
                        released(CARD, WHOLE_CARD),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                        refunded(VOUCHER, WHOLE_VOUCHER))
                .when(recordNeedsAttention(CARD, RequestKind.RELEASE, "", 2))
                .thenNothing()
                .when(recordNeedsAttention(VOUCHER, RequestKind.REFUND, "refund-1", 3))
                .thenNothing();
    }

    @Test
    @DisplayName("is told nothing of money that came too late: what becomes of it payment sees to (PAY-06, PAY-21)")
    void tooLate() {
        order.given(placed())
                .when(recordOutcomeUnknown(CARD, RequestKind.REFUND, "paid-too-late", 2))
                .thenNothing();
    }
}
