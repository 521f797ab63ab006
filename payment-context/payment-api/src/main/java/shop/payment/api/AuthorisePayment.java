package shop.payment.api;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Asks for the money of one tender: authorised, or paid if the method pays at once. Asking again changes nothing.
 *
 * @param tender the tender's number within its order, from 1
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 * @param dueDate until when a bank slip can be paid; without one, as long as the provider says
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one (PAY-19)
 */
public record AuthorisePayment(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        PaymentMethod method,
        Money amount,
        String token,
        int instalments,
        Optional<LocalDate> dueDate,
        Optional<CashReceipt> cashReceipt) {}
