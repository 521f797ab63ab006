package shop.payment.api;

import shop.kernel.Money;

/**
 * Asks to give captured money back (PAY-03). Asking again under the same refund id changes nothing.
 *
 * @param refundId what the refund is for, unique within the payment
 */
public record RefundPayment(PaymentId paymentId, String refundId, Money amount, String reason) {}
