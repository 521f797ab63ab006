package shop.payment.collecting;

import shop.payment.api.PaymentId;

/** Tells the payment to which account of the payer's the provider is to give back what it could not the way it came (PAY-16). */
public record RefundToAccount(PaymentId paymentId, String refundId, SealedAccount account) {}
