package shop.order.api;

import java.util.Optional;
import shop.kernel.CashReceipt;

/**
 * What somebody pays with; how much, the order says.
 *
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one (PAY-19). No card has one
 */
public record PaymentMeans(TenderMethod method, String token, int instalments, Optional<CashReceipt> cashReceipt) {

    /** Without a cash receipt. */
    public PaymentMeans(TenderMethod method, String token, int instalments) {
        this(method, token, instalments, Optional.empty());
    }
}
