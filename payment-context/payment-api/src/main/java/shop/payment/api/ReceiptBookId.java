package shop.payment.api;

import java.util.regex.Pattern;

/**
 * Names the book in which a merchant's receipts of one year are numbered.
 *
 * @param value {@code receipts-}, the merchant's name, a hyphen and the year in four digits
 */
public record ReceiptBookId(String value) {

    private static final String PREFIX = "receipts-";
    private static final String YEAR = "-2026";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z0-9][a-z0-9-]{0,39}-[0-9]{4}");

    public ReceiptBookId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a receipt book's id is '" + PREFIX
                    + "', a merchant's name of 1 to 40 small letters, digits or hyphens, and a year");
        }
    }

    /** @param year of the calendar, from 1000 to 9999 */
    public static ReceiptBookId of(String merchant, int year) {
        return new ReceiptBookId(PREFIX + merchant + "-" + year);
    }

    public String merchant() {
        return value.substring(PREFIX.length(), value.length() - YEAR.length());
    }

    public int year() {
        return Integer.parseInt(value.substring(value.length() - YEAR.length() + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
