package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider has told that it knows something new of the payment: a reason to ask it, and no fact. What it is,
 * its books say, so that it does not matter in which order notices come (PAY-08).
 */
@Revision("1")
public record ProviderNoticeReceived(PaymentId paymentId, OrderId orderId, int tender, String noticeId, NoticeKind kind)
        implements PaymentFact {}
