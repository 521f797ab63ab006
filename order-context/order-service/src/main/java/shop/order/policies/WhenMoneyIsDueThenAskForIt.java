package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.api.SettlementKind;
import shop.order.ordering.CaptureNotNeeded;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.TenderSettled;
import shop.payment.api.CapturePayment;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentId;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.api.SettleOutside;
import shop.payment.api.WaiveCapture;
import shop.platform.processing.FollowUps;

/**
 * The order says what is due, and what is not needed: the payment context is asked to take it, or to let it go, and told what a
 * person has settled.
 */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-payment")
class WhenMoneyIsDueThenAskForIt {

    private final FollowUps followUps;

    WhenMoneyIsDueThenAskForIt(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(CaptureRequested event) {
        followUps.send(capture(event));
    }

    static CapturePayment capture(CaptureRequested event) {
        return new CapturePayment(
                PaymentId.of(event.orderId(), event.tender()), event.captureId(), event.amount(), event.inPlaceOf());
    }

    @EventHandler
    void on(CaptureNotNeeded event) {
        followUps.send(new WaiveCapture(PaymentId.of(event.orderId(), event.tender()), event.captureId()));
    }

    @EventHandler
    void on(ReleaseRequested event) {
        followUps.send(release(event));
    }

    static ReleasePayment release(ReleaseRequested event) {
        return new ReleasePayment(PaymentId.of(event.orderId(), event.tender()), event.reason());
    }

    @EventHandler
    void on(RefundRequested event) {
        followUps.send(refund(event));
    }

    static RefundPayment refund(RefundRequested event) {
        return new RefundPayment(
                PaymentId.of(event.orderId(), event.tender()), event.refundId(), event.amount(), event.reason());
    }

    /** What a person has collected, or given back, has receipts as all money has (PAY-19). What is written off moves none. */
    @EventHandler
    void on(TenderSettled event) {
        if (event.how() != SettlementKind.WRITTEN_OFF) {
            followUps.send(new SettleOutside(
                    PaymentId.of(event.orderId(), event.tender()),
                    event.settlementId(),
                    event.how() == SettlementKind.COLLECTED
                            ? OutsideSettlement.COLLECTED
                            : OutsideSettlement.GIVEN_BACK,
                    event.amount(),
                    event.cashReceipt()));
        }
    }
}
