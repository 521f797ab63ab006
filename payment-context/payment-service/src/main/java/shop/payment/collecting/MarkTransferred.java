package shop.payment.collecting;

import shop.payment.api.PaymentId;
import shop.payment.api.TransferMeans;

/**
 * Tells the payment that a person has given back what the provider could not (PAY-03). Telling it again changes nothing.
 */
public record MarkTransferred(PaymentId paymentId, String refundId, TransferMeans means) {}
