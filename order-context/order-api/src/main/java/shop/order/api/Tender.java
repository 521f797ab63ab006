package shop.order.api;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;

/**
 * How a part of the order is paid. Tenders are numbered from 1 in the order given.
 *
 * @param amount positive
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 * @param dueDate until when a bank slip can be paid; today in the market or up to 90 days later; without one, three
 *     days from the order. Nothing but a bank slip has one
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one (PAY-19). No card has one
 */
public record Tender(
        TenderMethod method,
        Money amount,
        String token,
        int instalments,
        Optional<LocalDate> dueDate,
        Optional<CashReceipt> cashReceipt) {

    /** Without a cash receipt. */
    public Tender(TenderMethod method, Money amount, String token, int instalments, Optional<LocalDate> dueDate) {
        this(method, amount, token, instalments, dueDate, Optional.empty());
    }
}
