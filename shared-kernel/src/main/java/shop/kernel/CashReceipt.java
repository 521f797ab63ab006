package shop.kernel;

import java.util.Objects;

/**
 * What a Korean cash receipt (현금영수증) needs beside what every receipt says: for whom it is, and what for. The number that
 * names a person there (a telephone's, a cash receipt card's, a business's) is personal data, and never stands here.
 *
 * @param identifier the token under which whoever reports cash receipts keeps that number, or the number with its middle
 *     hidden, such as {@code 010-****-5678}
 */
public record CashReceipt(Purpose purpose, String identifier) {

    public CashReceipt {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(identifier, "identifier");
    }

    /** What the customer wants it for. */
    public enum Purpose {
        /** The customer's income tax (소득공제). */
        INCOME_DEDUCTION,
        /** The expenses of the customer's business (지출증빙). */
        EXPENSE_PROOF
    }
}
