package shop.payment.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * A receipt: what was taken, or given back (PAY-19).
 *
 * @param number within its merchant's year, from 1, without gaps
 * @param method how it was paid, and so how it goes back; none for what a person has collected, or given back of that, and not
 *     known yet where the payment's view is behind
 * @param operation which capture, refund or settlement of the payment it was; empty where there is one of its kind only
 * @param at when it was recorded that the money moved; that decides the year, too
 * @param cancels of a cancellation, which sales it cancels and how much of each, the first sale first: less than its amount
 *     in sum where the customer has money twice. Of a sale, none
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one: of the sale, and of what cancels it
 */
public record ReceiptView(
        String merchant,
        int year,
        long number,
        Kind kind,
        MoneyMovement movement,
        PaymentId paymentId,
        OrderId orderId,
        Optional<PaymentMethod> method,
        String operation,
        Money amount,
        Instant at,
        List<Cancelled> cancels,
        Optional<CashReceipt> cashReceipt) {

    public ReceiptView {
        cancels = List.copyOf(cancels);
    }

    /** What a receipt says. */
    public enum Kind {
        /** Money was taken. */
        SALE,
        /** Money that was taken was given back, all or a part of it. */
        CANCELLATION
    }

    /**
     * A sale that is cancelled, all or a part of it.
     *
     * @param merchant with the year and the number, names the sale's receipt
     */
    public record Cancelled(String merchant, int year, long number, Money amount) {}
}
