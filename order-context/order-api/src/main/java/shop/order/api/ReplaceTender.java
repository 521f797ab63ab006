package shop.order.api;

import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.OrderId;

/**
 * Gives another means of payment, for the same amount, in place of a tender that was declined (ORD-04). The same again changes
 * nothing.
 *
 * @param tender the number of the tender that was declined
 * @param method anything but a bank slip
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one (PAY-19). No card has one
 */
public record ReplaceTender(
        OrderId orderId,
        int tender,
        TenderMethod method,
        String token,
        int instalments,
        Optional<CashReceipt> cashReceipt) {

    /** Without a cash receipt. */
    public ReplaceTender(OrderId orderId, int tender, TenderMethod method, String token, int instalments) {
        this(orderId, tender, method, token, instalments, Optional.empty());
    }
}
