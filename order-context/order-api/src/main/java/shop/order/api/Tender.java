package shop.order.api;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.Money;

/**
 * How a part of the order is paid. Tenders are numbered from 1 in the order given.
 *
 * @param amount positive
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 * @param dueDate until when a bank slip can be paid; without one, three days from the order
 */
public record Tender(TenderMethod method, Money amount, String token, int instalments, Optional<LocalDate> dueDate) {}
