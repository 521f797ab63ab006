package shop.payment.books;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** @param next behind which place others follow; missing on the last page */
    record Page(List<ProviderBooking> bookings, Optional<String> next) {

        public Page {
            bookings = List.copyOf(bookings);
        }
    }
}
