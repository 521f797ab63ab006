package shop.payment.books;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentView.Booking;

/** The provider's own books, in which stands what has happened to money, whoever has asked for it. */
public interface ProviderBooks {

    /**
     * Some of what they hold, in their order.
     *
     * @return nothing if the provider does not answer
     */
    Optional<Page> read(Span span, Optional<String> after);

    /**
     * What they hold of one payment.
     *
     * @param reference our name for it
     * @return nothing if the provider does not answer
     */
    Optional<List<ProviderBooking>> of(String reference);

    /**
     * Which part of the books.
     *
     * @param from inclusive
     * @param before exclusive
     * @param onlyUnasked what others have done, of which only a notice has told
     */
    record Span(Instant from, Instant before, boolean onlyUnasked) {}

    /**
     * Some lines.
     *
     * @param unreadable those that cannot be put in our words
     * @param next behind which place others follow; missing on the last page
     */
    record Page(List<ProviderBooking> bookings, List<OddLine> unreadable, Optional<String> next) {

        public Page {
            bookings = List.copyOf(bookings);
            unreadable = List.copyOf(unreadable);
        }

        /** One of which every line can be put in our words. */
        public Page(List<ProviderBooking> bookings, Optional<String> next) {
            this(bookings, List.of(), next);
        }
    }

    /**
     * A line that cannot be put in our words. It holds up no other.
     *
     * @param reference as the provider tells it; empty where it does not
     * @param at as the provider tells it; the epoch where it does not
     * @param operation as the provider tells it; empty where it does not
     * @param why what of it cannot be read
     */
    record OddLine(String reference, Instant at, Booking.Kind kind, String operation, String why) {}
}
