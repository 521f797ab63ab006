package shop.payment.receipting;

import shop.payment.api.ReceiptBookId;

/** What happens to a book of receipts. */
public sealed interface ReceiptFact permits ReceiptsIssued {
    ReceiptBookId bookId();
}
