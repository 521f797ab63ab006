package shop.platform.rejection;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps card numbers out (PAY-09). What looks like one is 14 to 19 digits, perhaps in groups, that begin as an issuer's
 * numbers do and whose last digit checks (Luhn, ISO/IEC 7812-1). It stands by itself: digits within a word of letters and
 * digits are a part of some hexadecimal id, of which one in some thousands would otherwise look like a card.
 */
public final class CardNumbers {

    private static final Pattern DIGITS = Pattern.compile("(?<![A-Za-z\\d])(?:\\d[ -]?){13,18}\\d(?![A-Za-z\\d])");

    /** Visa; Mastercard; American Express; Diners Club; Discover and UnionPay; JCB. */
    private static final Pattern ISSUER =
            Pattern.compile("(?:4|5[1-5]|2[2-7]|3[47]|3[068]|6(?:011|[245])|35(?:2[89]|[3-8])).*");

    private CardNumbers() {}

    /**
     * Refuses a text that contains what looks like a card number.
     *
     * @param field names the text in the refusal; the text itself is not repeated
     */
    public static void refuseIn(String field, String text) {
        if (isIn(text)) {
            throw BusinessRejection.of(
                    "PAY-09",
                    "card-number",
                    field + " contains what looks like a card number; send the provider's token instead.",
                    Map.of("field", field));
        }
    }

    public static boolean isIn(String text) {
        Matcher candidates = DIGITS.matcher(text);
        while (candidates.find()) {
            String number = candidates.group().replaceAll("[ -]", "");
            if (ISSUER.matcher(number).matches() && checks(number)) {
                return true;
            }
        }
        return false;
    }

    private static boolean checks(String number) {
        int sum = 0;
        for (int fromRight = 0; fromRight < number.length(); fromRight++) {
            int digit = number.charAt(number.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
