package shop.platform.rejection;

import java.util.regex.Pattern;
import shop.kernel.CashReceipt;

/**
 * Keeps the numbers of Korean cash receipts out (PAY-19): the telephone, card or business number under which the tax office
 * knows a customer is personal data. What stands in its place is a token, or the number with its middle hidden.
 */
public final class CashReceiptIdentifiers {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:*=-]{1,200}");

    /** Nothing but digits and what sets them apart or hides them: then some of them are to be hidden. */
    private static final Pattern NUMBER = Pattern.compile("[0-9._:*=-]+");

    private static final int HIDDEN = 4;

    private CashReceiptIdentifiers() {}

    /**
     * Refuses an identifier that is a number in clear.
     *
     * @param field names the cash receipt in the refusal; the identifier itself is not repeated
     */
    public static void refuseInClear(String field, CashReceipt receipt) {
        if (!FORM.matcher(receipt.identifier()).matches() || isInClear(receipt.identifier())) {
            throw BusinessRejection.ofField(
                    "PAY-19",
                    "cash-receipt-identifier-in-clear",
                    field + ".identifier",
                    "must be a token of letters, digits and any of . _ : = -, or a number with at least " + HIDDEN
                            + " digits hidden, such as 010-****-5678");
        }
    }

    private static boolean isInClear(String identifier) {
        return NUMBER.matcher(identifier).matches()
                && identifier.chars().filter(each -> each == '*').count() < HIDDEN;
    }
}
