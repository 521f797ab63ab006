package shop.payment.accounts;

import java.util.regex.Pattern;
import shop.platform.rejection.BusinessRejection;

/** PAY-16: a bank that is known, a number of its digits, and a holder. What is wrong is not repeated. */
final class AccountsAreComplete {

    private static final String RULE = "PAY-16";

    /** Shorter than any number of a Korean bank, and as long as providers take it. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,20}");

    /** As long as providers take it; without what ends a line or hides. */
    private static final Pattern HOLDER = Pattern.compile("(?=.*\\p{L})[^\\p{C}]{1,60}");

    private AccountsAreComplete() {}

    static void check(RefundAccount account) {
        if (KoreanBanks.of(account.bank()).isEmpty()) {
            throw BusinessRejection.ofField(
                    RULE, "bank-unknown", "bank", "must be the code of three digits of a Korean bank, such as 088");
        }
        if (!NUMBER.matcher(account.number()).matches()) {
            throw BusinessRejection.ofField(
                    RULE, "account-number-malformed", "number", "must be 6 to 20 digits, with or without hyphens");
        }
        if (!HOLDER.matcher(account.holder()).matches()) {
            throw BusinessRejection.ofField(
                    RULE, "account-holder-malformed", "holder", "must be a name of 1 to 60 characters");
        }
    }
}
