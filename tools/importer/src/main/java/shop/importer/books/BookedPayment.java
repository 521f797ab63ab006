package shop.importer.books;

import shop.kernel.Money;

/**
 * The money of one tender.
 *
 * @param authorised what was set aside; what was paid at once counts as set aside and captured
 * @param released what was set aside and let go
 */
public record BookedPayment(Method method, Money authorised, Money captured, Money refunded, Money released) {

    /** Nothing moved: the tender was declined, or nobody has asked for it. */
    public static BookedPayment nothing(Method method, String currency) {
        Money none = Money.zero(currency);
        return new BookedPayment(method, none, none, none, none);
    }

    BookedPayment plus(BookedPayment other) {
        return new BookedPayment(
                method,
                authorised.plus(other.authorised),
                captured.plus(other.captured),
                refunded.plus(other.refunded),
                released.plus(other.released));
    }

    /** What is neither taken nor let go, and what was taken and not given back. */
    boolean holdsNothing() {
        return authorised.equals(captured.plus(released)) && captured.equals(refunded);
    }

    @Override
    public String toString() {
        return method + " authorised " + authorised + ", captured " + captured + ", refunded " + refunded
                + ", released " + released;
    }
}
