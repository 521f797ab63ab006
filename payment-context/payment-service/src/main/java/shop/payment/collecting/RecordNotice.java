package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider knows something new of it.
 *
 * @param noticeId the same whenever the provider tells it again
 */
public record RecordNotice(PaymentId paymentId, String noticeId, NoticeKind kind) {}
