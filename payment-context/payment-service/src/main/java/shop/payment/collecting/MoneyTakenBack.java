package shop.payment.collecting;

import shop.payment.api.PaymentId;

/** What the provider's books say of money that went back without us: it explains why a refund cannot be made. */
public sealed interface MoneyTakenBack permits RecordDispute, RecordTurnedBack {
    PaymentId paymentId();
}
