package shop.payment.receipting;

import java.util.List;
import shop.kernel.Revision;
import shop.payment.api.ReceiptBookId;

/**
 * Recorded when money that has moved has its receipts (PAY-19).
 *
 * @param first the number of the first of them; the others follow it without a gap
 * @param upTo where the last of them is recorded: what stands before it in the log has its receipt
 */
@Revision("1")
public record ReceiptsIssued(ReceiptBookId bookId, long first, List<MoneyMoved> receipts, LogPlace upTo)
        implements ReceiptFact {

    public ReceiptsIssued {
        receipts = List.copyOf(receipts);
    }

    /** The number of the last of them. */
    public long last() {
        return first + receipts.size() - 1;
    }
}
