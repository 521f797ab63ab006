package shop.payment.api;

import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;

/**
 * Tells the payment what a person has collected of its tender, or given back, without its provider (ORD-27): there are receipts
 * for it (PAY-19), and nothing else changes. Telling it again changes nothing.
 *
 * @param settlementId names it among those of the tender
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one for what was collected
 */
public record SettleOutside(
        PaymentId paymentId,
        String settlementId,
        OutsideSettlement how,
        Money amount,
        Optional<CashReceipt> cashReceipt) {}
