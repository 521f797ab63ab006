package shop.platform.rejection;

import java.util.regex.Pattern;
import shop.kernel.CashReceipt;
import shop.kernel.CommonRules;

/**
 * Keeps the numbers of Korean cash receipts out: the telephone, card or business number under which the tax office
 * knows a customer is personal data. What stands in its place is a token, or the number with its middle hidden.
 */
public final class CashReceiptIdentifiers {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:*=-]{1,200}");

    private static final Pattern SEPARATORS = Pattern.compile("[._:=-]");

    /** A number of ten to thirteen digits (telephone, business) with no more letters about it than {@code tel} or {@code KR}. */
    private static final Pattern LABELLED_NUMBER = Pattern.compile("[A-Za-z]{0,4}[0-9]{10,13}[A-Za-z]{0,4}");

    /** A Korean mobile number, wherever it stands. */
    private static final Pattern MOBILE_NUMBER = Pattern.compile("(?<![0-9])(82|0)1[016-9][0-9]{7,8}(?![0-9])");

    private static final int HIDDEN = 4;
    private static final int SHOWN = 8;

    private CashReceiptIdentifiers() {}

    /**
     * Refuses an identifier that is a number in clear.
     *
     * @param field names the cash receipt in the refusal; the identifier itself is not repeated
     */
    public static void refuseInClear(String field, CashReceipt receipt) {
        if (!FORM.matcher(receipt.identifier()).matches() || isInClear(receipt.identifier())) {
            throw BusinessRejection.ofField(
                    CommonRules.CASH_RECEIPTS_NAME_NOBODY,
                    "cash-receipt-identifier-in-clear",
                    field + ".identifier",
                    "must be a token of letters, digits and any of . _ : = -, that is no number with letters about it, or"
                            + " a number with at least " + HIDDEN + " digits hidden and at most " + SHOWN
                            + " shown, such as 010-****-5678");
        }
    }

    private static boolean isInClear(String identifier) {
        String bare = SEPARATORS.matcher(identifier).replaceAll("");
        long hidden = bare.chars().filter(each -> each == '*').count();
        long shown = bare.chars().filter(Character::isDigit).count();
        if (hidden + shown == bare.length()) {
            return hidden < HIDDEN || shown > SHOWN;
        }
        String unhidden = bare.replace("*", "");
        return LABELLED_NUMBER.matcher(unhidden).matches()
                || MOBILE_NUMBER.matcher(unhidden).find();
    }
}
