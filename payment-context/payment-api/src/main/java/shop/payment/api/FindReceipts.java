package shop.payment.api;

import java.util.Optional;

/**
 * Asks for the receipts of a merchant's year by their numbers (PAY-19); answered by {@link ReceiptPage}.
 *
 * @param oldestFirst whether number 1 comes first; otherwise the last number
 * @param after the number behind which to go on, as {@link ReceiptPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindReceipts(ReceiptBookId bookId, boolean oldestFirst, Optional<Long> after, int size) {}
