package shop.payment.api;

/** Asks for the receipts of one payment (PAY-19); answered by {@link PaymentReceipts}, or by nothing if there is none. */
public record FindPaymentReceipts(PaymentId paymentId) {}
