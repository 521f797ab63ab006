package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that it was paid, and that the money has gone back to its payer: both, so that it does not matter which was
 * heard of first.
 */
public record RecordTurnedBack(PaymentId paymentId, Registration registration)
        implements ProviderAnswer, MoneyTakenBack {}
