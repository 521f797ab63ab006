package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.order.api.RefusalReason;
import shop.order.api.RequestKind;
import shop.order.ordering.RecordTenderAuthorised;
import shop.order.ordering.RecordTenderAwaitsPayer;
import shop.order.ordering.RecordTenderCaptureFailed;
import shop.order.ordering.RecordTenderCaptured;
import shop.order.ordering.RecordTenderDeclined;
import shop.order.ordering.RecordTenderDisputeAnswered;
import shop.order.ordering.RecordTenderDisputeDecided;
import shop.order.ordering.RecordTenderDisputed;
import shop.order.ordering.RecordTenderExpired;
import shop.order.ordering.RecordTenderNeedsAttention;
import shop.order.ordering.RecordTenderOutcomeUnknown;
import shop.order.ordering.RecordTenderPaid;
import shop.order.ordering.RecordTenderRefundFailed;
import shop.order.ordering.RecordTenderRefundOvertaken;
import shop.order.ordering.RecordTenderRefunded;
import shop.order.ordering.RecordTenderReleased;
import shop.order.ordering.RecordTenderTurnedBack;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentRefusal;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RepaymentTransferred;
import shop.platform.processing.FollowUps;

/** The payment context tells what became of the money: the order learns it. */
@Component
@DisallowReplay
@ProcessingGroup("order-hears")
class WhenMoneyMovedThenTellTheOrder {

    private final FollowUps followUps;

    WhenMoneyMovedThenTellTheOrder(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(PaymentAuthorised event) {
        followUps.send(
                new RecordTenderAuthorised(event.orderId(), event.tender(), event.amount(), event.severalCaptures()));
    }

    @EventHandler
    void on(PaymentPaid event) {
        followUps.send(new RecordTenderPaid(event.orderId(), event.tender(), event.amount()));
    }

    /** Where they pay, the order need not know. */
    @EventHandler
    void on(PayerAwaited event) {
        followUps.send(new RecordTenderAwaitsPayer(event.orderId(), event.tender(), event.until()));
    }

    @EventHandler
    void on(PaymentDeclined event) {
        followUps.send(new RecordTenderDeclined(
                event.orderId(), event.tender(), event.reason().name()));
    }

    @EventHandler
    void on(AuthorisationExpired event) {
        followUps.send(new RecordTenderExpired(event.orderId(), event.tender(), event.amount()));
    }

    @EventHandler
    void on(PaymentCaptured event) {
        followUps.send(new RecordTenderCaptured(event.orderId(), event.tender(), event.captureId(), event.amount()));
    }

    @EventHandler
    void on(PaymentCaptureFailed event) {
        followUps.send(new RecordTenderCaptureFailed(
                event.orderId(),
                event.tender(),
                event.captureId(),
                event.amount(),
                event.attempt(),
                event.nextTry(),
                event.reason().map(WhenMoneyMovedThenTellTheOrder::reason)));
    }

    @EventHandler
    void on(PaymentReleased event) {
        followUps.send(new RecordTenderReleased(event.orderId(), event.tender(), event.amount()));
    }

    @EventHandler
    void on(PaymentRefunded event) {
        followUps.send(new RecordTenderRefunded(event.orderId(), event.tender(), event.refundId(), event.amount()));
    }

    @EventHandler
    void on(PaymentRefundFailed event) {
        followUps.send(new RecordTenderRefundFailed(
                event.orderId(),
                event.tender(),
                event.refundId(),
                event.amount(),
                event.reason().map(WhenMoneyMovedThenTellTheOrder::reason)));
    }

    /** However it was given back: the customer has it. */
    @EventHandler
    void on(RepaymentTransferred event) {
        followUps.send(new RecordTenderRefunded(event.orderId(), event.tender(), event.refundId(), event.amount()));
    }

    @EventHandler
    void on(DepositTurnedBack event) {
        followUps.send(new RecordTenderTurnedBack(event.orderId(), event.tender(), event.amount()));
    }

    @EventHandler
    void on(PaymentDisputed event) {
        followUps.send(new RecordTenderDisputed(
                event.orderId(),
                event.tender(),
                event.disputeId().value(),
                event.kind() == DisputeKind.CHARGEBACK,
                event.amount(),
                event.reason().name(),
                event.answerBefore()));
    }

    /** A question of the bank's has become a dispute that takes the money. */
    @EventHandler
    void on(InquiryBecameChargeback event) {
        followUps.send(new RecordTenderDisputed(
                event.orderId(),
                event.tender(),
                event.disputeId().value(),
                true,
                event.amount(),
                event.reason().name(),
                event.answerBefore()));
    }

    @EventHandler
    void on(DisputeAnswered event) {
        followUps.send(new RecordTenderDisputeAnswered(
                event.orderId(), event.tender(), event.disputeId().value()));
    }

    /** An inquiry that is lost has taken nothing. */
    @EventHandler
    void on(DisputeDecided event) {
        boolean isTaken = event.outcome() == DisputeOutcome.LOST && event.kind() == DisputeKind.CHARGEBACK;
        followUps.send(new RecordTenderDisputeDecided(
                event.orderId(),
                event.tender(),
                event.disputeId().value(),
                isTaken ? event.amount() : Money.zero(event.amount().currency()),
                event.kind() == DisputeKind.INQUIRY));
    }

    @EventHandler
    void on(PaymentRefundOvertaken event) {
        followUps.send(
                new RecordTenderRefundOvertaken(event.orderId(), event.tender(), event.refundId(), event.amount()));
    }

    @EventHandler
    void on(PaymentOutcomeUnknown event) {
        event.operation()
                .ifPresent(asked -> followUps.send(new RecordTenderOutcomeUnknown(
                        event.orderId(),
                        event.tender(),
                        request(asked),
                        event.name().orElse(""),
                        event.operationKey())));
    }

    @EventHandler
    void on(PaymentNeedsAttention event) {
        event.operation()
                .ifPresent(asked -> followUps.send(new RecordTenderNeedsAttention(
                        event.orderId(),
                        event.tender(),
                        request(asked),
                        event.name().orElse(""),
                        event.operationKey())));
    }

    /** What the order calls what it has asked for. */
    private static RequestKind request(PaymentOperation asked) {
        return switch (asked) {
            case AUTHORISE -> RequestKind.PAYMENT;
            case CAPTURE -> RequestKind.CAPTURE;
            case VOID -> RequestKind.RELEASE;
            case REFUND -> RequestKind.REFUND;
        };
    }

    private static RefusalReason reason(PaymentRefusal refusal) {
        return switch (refusal) {
            case REFUSED -> RefusalReason.REFUSED;
            case AUTHORISATION_ENDED -> RefusalReason.AUTHORISATION_ENDED;
            case TAKEN_ALREADY -> RefusalReason.TAKEN_ALREADY;
            case NO_REFUNDS -> RefusalReason.NO_REFUNDS;
            case NO_PARTIAL_REFUNDS -> RefusalReason.NO_PARTIAL_REFUNDS;
            case ACCOUNT_MISSING -> RefusalReason.ACCOUNT_MISSING;
            case FAILED_IN_THE_END -> RefusalReason.FAILED_IN_THE_END;
            case NOT_DONE -> RefusalReason.NOT_DONE;
        };
    }
}
