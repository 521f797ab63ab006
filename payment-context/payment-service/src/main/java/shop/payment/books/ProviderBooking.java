package shop.payment.books;

import java.time.Instant;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;

/**
 * A line of the provider's books, in our words.
 *
 * @param reference our name for the payment, as it was told the provider
 * @param operation as in our journal
 */
public record ProviderBooking(String reference, Instant at, Booking.Kind kind, String operation, Money amount) {}
