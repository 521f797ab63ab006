package shop.payment.api;

import java.util.List;
import java.util.Optional;

/**
 * Some receipts, in the order that was asked for.
 *
 * @param next behind which number the following ones stand; empty on the last page
 * @param total how many there are just now, over all pages
 * @param lastNumber the highest number that was given; 0 for none. It equals the total, since no number is left out
 */
public record ReceiptPage(List<ReceiptView> receipts, Optional<Long> next, long total, long lastNumber) {

    public ReceiptPage {
        receipts = List.copyOf(receipts);
    }
}
