package shop.payment.collecting;

import shop.payment.api.PaymentId;
import shop.payment.api.TransferMeans;

/**
 * Tells the payment that a person has given back what the provider could not (PAY-03). Telling it again changes nothing.
 *
 * @param nevertheless whether it was given back although the money is disputed, or has gone back without us meanwhile
 */
public record MarkTransferred(PaymentId paymentId, String refundId, TransferMeans means, boolean nevertheless) {}
