package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.expired;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedWaiting;
import static shop.order.ordering.MugsAndTea.recordExpired;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.released;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.RejectionReason;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which an authorisation ends (PAY-01)")
class ExpiredTenderSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static TenderDeclined declined() {
        return new TenderDeclined(ORDER, CARD, "AUTHORISATION_EXPIRED");
    }

    @Test
    @DisplayName(
            "is not confirmed by it: the tender counts as declined, once, and another is waited for (ORD-03, ORD-04)")
    void beforeItIsPaid() {
        order.given(placedWaiting(), cardAuthorised())
                .when(recordExpired(CARD, WHOLE_CARD))
                .then(declined())
                .when(recordExpired(CARD, WHOLE_CARD))
                .thenNothing();
    }

    @Test
    @DisplayName("is rejected where it waits for no other tender (ORD-04)")
    void isRejected() {
        order.given(placed(), cardAuthorised())
                .when(recordExpired(CARD, WHOLE_CARD))
                .then(
                        declined(),
                        rejected(RejectionReason.TENDER_DECLINED),
                        releaseRequested(MugsAndTea.VOUCHER, "order rejected"));
    }

    @Test
    @DisplayName("says so once it is confirmed, and asks for what is due nevertheless: it is owed then (PAY-12)")
    void afterwards() {
        order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                .when(recordExpired(CARD, WHOLE_CARD))
                .then(expired(CARD, WHOLE_CARD))
                .when(recordExpired(CARD, WHOLE_CARD))
                .thenNothing()
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS));
    }

    @Test
    @DisplayName("keeps what was taken of it")
    void partly() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(POTTER),
                        captureRequested(POTTER, CARD_FOR_MUGS),
                        captured(POTTER, CARD_FOR_MUGS))
                .when(recordExpired(CARD, CARD_FOR_TEA))
                .then(expired(CARD, CARD_FOR_TEA));
    }

    @Test
    @DisplayName("asks no more that it is let go, and hears nothing of it once it is (PAY-04)")
    void isMoot() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        cancelled(),
                        releaseRequested(CARD, "order cancelled"),
                        expired(CARD, WHOLE_CARD))
                .at(Instant.parse("2026-01-05T09:05:00+09:00"))
                .when(repeatUnanswered())
                .thenNothing();
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        cancelled(),
                        releaseRequested(CARD, "order cancelled"),
                        released(CARD, WHOLE_CARD))
                .when(recordExpired(CARD, WHOLE_CARD))
                .thenNothing();
    }
}
