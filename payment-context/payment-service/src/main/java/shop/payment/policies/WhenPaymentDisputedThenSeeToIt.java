package shop.payment.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.payment.api.DisputeDecided;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PaymentDisputed;
import shop.payment.disputing.CloseDispute;
import shop.payment.disputing.OpenDispute;
import shop.payment.disputing.RaiseDispute;
import shop.platform.processing.FollowUps;

/** A payment is disputed: somebody has to see to it, until it is decided. */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenPaymentDisputedThenSeeToIt {

    private final FollowUps followUps;

    WhenPaymentDisputedThenSeeToIt(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(PaymentDisputed event) {
        followUps.send(new OpenDispute(
                event.disputeId(),
                event.paymentId(),
                event.orderId(),
                event.tender(),
                event.kind(),
                event.amount(),
                event.reason(),
                event.answerBefore()));
    }

    @EventHandler
    void on(InquiryBecameChargeback event) {
        followUps.send(new RaiseDispute(event.disputeId(), event.amount(), event.reason(), event.answerBefore()));
    }

    @EventHandler
    void on(DisputeDecided event) {
        followUps.send(new CloseDispute(event.disputeId(), event.kind(), event.outcome()));
    }
}
