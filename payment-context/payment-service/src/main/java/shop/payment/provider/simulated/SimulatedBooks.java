package shop.payment.provider.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.provider.OnlyWithProvider;

/** The simulated provider's list of what has happened to money. */
@Component
@OnlyWithProvider("simulated")
class SimulatedBooks implements ProviderBooks {

    private static final Logger log = LoggerFactory.getLogger(SimulatedBooks.class);

    private final Psp psp;

    SimulatedBooks(SimulatedProviderSettings settings) {
        psp = new Psp(settings);
    }

    @Override
    public Optional<Page> read(Span span, Optional<String> after) {
        try {
            return Optional.of(inOurs(psp.transactions(span.from(), span.before(), span.onlyUnasked(), after)));
        } catch (RestClientException | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    @Override
    public Optional<List<ProviderBooking>> of(String reference) {
        try {
            List<ProviderBooking> all = new ArrayList<>();
            Optional<String> place = Optional.empty();
            do {
                Page page = inOurs(psp.transactions(reference, place));
                all.addAll(page.bookings());
                page.unreadable()
                        .forEach(line -> log.warn("A line about {} cannot be read: {}", reference, line.why()));
                place = page.next();
            } while (place.isPresent());
            return Optional.of(all);
        } catch (RestClientException | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    private static <T> Optional<T> silent(RuntimeException unanswered) {
        log.info("The provider's books could not be read: {}", unanswered.toString());
        return Optional.empty();
    }

    private static Page inOurs(Psp.Transactions page) {
        List<ProviderBooking> bookings = new ArrayList<>();
        List<OddLine> unreadable = new ArrayList<>();
        for (Psp.Transaction theirs : page.transactions()) {
            Optional<Booking.Kind> kind = theirs.type().flatMap(SimulatedBooks::kind);
            if (kind.isPresent()) {
                try {
                    bookings.add(inOurs(theirs, kind.get()));
                } catch (IllegalArgumentException odd) {
                    unreadable.add(new OddLine(
                            theirs.reference().orElse(""),
                            theirs.at().orElse(Instant.EPOCH),
                            kind.get(),
                            theirs.id().orElse(""),
                            String.valueOf(odd.getMessage())));
                }
            }
        }
        return new Page(bookings, unreadable, page.next().map(String::valueOf));
    }

    /** @throws IllegalArgumentException where something is missing, or its currency is none */
    private static ProviderBooking inOurs(Psp.Transaction theirs, Booking.Kind kind) {
        Psp.Amount amount = given(theirs.amount(), "amount");
        return new ProviderBooking(
                given(theirs.reference(), "reference"),
                given(theirs.at(), "moment"),
                kind,
                operation(kind, given(theirs.id(), "id")),
                Money.of(amount.minor(), given(Optional.ofNullable(amount.currency()), "currency")),
                theirs.key());
    }

    private static <T> T given(Optional<T> part, String name) {
        return part.orElseThrow(() -> new IllegalArgumentException("it has no " + name));
    }

    /** Of some there is one in each payment, which the provider names like the payment. */
    private static String operation(Booking.Kind kind, String id) {
        return switch (kind) {
            case AUTHORISED, PAID, RELEASED, TURNED_BACK -> "";
            default -> id;
        };
    }

    /** A word that we do not know is about nothing that we compare. */
    private static Optional<Booking.Kind> kind(String type) {
        return switch (type) {
            case "authorized", "authorized_late" -> Optional.of(Booking.Kind.AUTHORISED);
            case "paid", "paid_late" -> Optional.of(Booking.Kind.PAID);
            case "captured" -> Optional.of(Booking.Kind.CAPTURED);
            case "voided", "called_off" -> Optional.of(Booking.Kind.RELEASED);
            case "refunded" -> Optional.of(Booking.Kind.REFUNDED);
            case "disputed" -> Optional.of(Booking.Kind.DISPUTED);
            case "inquired" -> Optional.of(Booking.Kind.INQUIRED);
            case "dispute_won" -> Optional.of(Booking.Kind.DISPUTE_WON);
            case "dispute_lost" -> Optional.of(Booking.Kind.DISPUTE_LOST);
            case "inquiry_closed" -> Optional.of(Booking.Kind.INQUIRY_CLOSED);
            case "turned_back" -> Optional.of(Booking.Kind.TURNED_BACK);
            default -> Optional.empty();
        };
    }
}
