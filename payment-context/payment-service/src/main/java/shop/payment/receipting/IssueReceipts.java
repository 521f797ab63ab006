package shop.payment.receipting;

import java.util.List;
import shop.payment.api.ReceiptBookId;

/**
 * Asks for receipts of money that has moved (PAY-19). What has one already gets no other.
 *
 * @param found at least one, in the order of the log, and all that moved in between and belongs into the same book: what is left
 *     out here never gets a receipt
 */
public record IssueReceipts(ReceiptBookId bookId, List<MoneyFound> found) {

    public IssueReceipts {
        found = List.copyOf(found);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("receipts are issued of something");
        }
        for (int each = 1; each < found.size(); each++) {
            if (found.get(each - 1).place().position()
                    >= found.get(each).place().position()) {
                throw new IllegalArgumentException("receipts are issued in the order of the log");
            }
        }
    }
}
