package shop.payment.collecting;

import shop.payment.api.PaymentId;

/** Asks to have the provider give back once more what it could not, and what a person was to transfer since (PAY-03). */
public record RetryRefund(PaymentId paymentId, String refundId, RefundRetryReason reason) {}
