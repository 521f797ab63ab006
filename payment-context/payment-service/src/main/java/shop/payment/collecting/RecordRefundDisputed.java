package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider does not give captured money back now, because a bank has it until it has decided a dispute
 * (PAY-10): nothing was done, and it may be asked for again under another key.
 */
public record RecordRefundDisputed(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
