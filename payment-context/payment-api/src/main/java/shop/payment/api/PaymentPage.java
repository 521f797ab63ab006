package shop.payment.api;

import java.util.List;
import java.util.Optional;

/**
 * Some payments, in the order that was asked for.
 *
 * @param next behind which place the following ones stand; empty on the last page
 * @param total how many payments match just now, over all pages
 */
public record PaymentPage(List<PaymentView> payments, Optional<FindPayments.Place> next, long total) {

    public PaymentPage {
        payments = List.copyOf(payments);
    }
}
