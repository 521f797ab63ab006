package shop.payment.books;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;

/**
 * A line of the provider's books, in our words.
 *
 * @param reference our name for the payment, as it was told the provider
 * @param operation as in our journal
 * @param key under which it was asked for, by whomever; nothing where the provider does not say so, or did it by itself
 */
public record ProviderBooking(
        String reference, Instant at, Booking.Kind kind, String operation, Money amount, Optional<String> key) {

    /** A line of which the provider does not say under which key it was asked for. */
    public ProviderBooking(String reference, Instant at, Booking.Kind kind, String operation, Money amount) {
        this(reference, at, kind, operation, amount, Optional.empty());
    }
}
