package shop.payment.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must never be sent, stored or logged (PAY-09). Whoever takes in a token asks here whether it is a card number, so that
 * all refuse the same.
 */
public final class CardNumber {

    /** 14 to 19 digits, written in one or in groups, that are no part of a longer number. */
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){13,18}(?![0-9])");

    /** How the numbers of the known issuers begin: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay. */
    private static final Pattern ISSUED = Pattern.compile(
            "(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5)|35|62).*");

    private CardNumber() {}

    /** Whether a card number stands in the text: digits that a known issuer's number begins with and whose check digit fits. */
    public static boolean isIn(String text) {
        Matcher digits = DIGITS.matcher(text);
        return digits.results()
                .map(found -> found.group().replaceAll("[ -]", ""))
                .anyMatch(number -> ISSUED.matcher(number).matches() && checkDigitFits(number));
    }

    /** The check that ISO/IEC 7812 calls Luhn's: every second digit from the right counts twice. */
    private static boolean checkDigitFits(String number) {
        int sum = 0;
        for (int place = 0; place < number.length(); place++) {
            int digit = number.charAt(number.length() - 1 - place) - '0';
            int weighted = place % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
