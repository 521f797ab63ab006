package shop.payment.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import shop.payment.api.PaymentId;
import shop.payment.asking.ProviderCalls;
import shop.payment.statement.Journals;

/** Compares with the provider's books, and has asked for what was lost on its way to us. */
@Component
public class Reconciler {

    private final ProviderBooks books;
    private final Journals journals;
    private final ProviderCalls calls;

    Reconciler(ProviderBooks books, Journals journals, ProviderCalls calls) {
        this.books = books;
        this.journals = journals;
        this.calls = calls;
    }

    /**
     * How a day compares. What was lost of it is asked for at once, so that the same day differs no more a moment later.
     *
     * @throws BooksAreSilent when the provider does not answer
     */
    public ReconciledDay of(LocalDate day) {
        ComparedDay comparison = new ComparedDay(day, journals::of, payment -> heard(books.of(payment)));
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant before = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        read(new ProviderBooks.Span(from, before, false), comparison::provider);
        journals.on(day, comparison::ours);
        ReconciledDay result = comparison.result();
        ask(result.differences().stream()
                .filter(difference -> difference.cause() == BookDifference.Cause.NOTICE_LOST)
                .map(BookDifference::payment)
                .toList());
        return result;
    }

    /**
     * Has asked for all that others have done since then and nobody has heard of.
     *
     * @return how many payments that is about
     * @throws BooksAreSilent when the provider does not answer
     */
    int askForWhatIsUnheard(Instant from, Instant before) {
        Set<String> unheard = new LinkedHashSet<>();
        read(new ProviderBooks.Span(from, before, true), theirs -> {
            if (isUnheard(theirs)) {
                unheard.add(theirs.reference());
            }
        });
        ask(List.copyOf(unheard));
        return unheard.size();
    }

    private boolean isUnheard(ProviderBooking theirs) {
        return ComparedDay.paymentId(theirs.reference())
                .flatMap(journals::of)
                .filter(payment -> payment.journal().stream()
                        .noneMatch(line ->
                                line.kind() == theirs.kind() && line.operation().equals(theirs.operation())))
                .isPresent();
    }

    private void ask(List<String> payments) {
        payments.stream()
                .distinct()
                .map(PaymentId::new)
                .forEach(payment -> calls.hearWhatWentBack(payment, payment.orderId()));
    }

    private void read(ProviderBooks.Span span, Consumer<ProviderBooking> shown) {
        Optional<String> place = Optional.empty();
        do {
            ProviderBooks.Page page = heard(books.read(span, place));
            page.bookings().forEach(shown);
            place = page.next();
        } while (place.isPresent());
    }

    private static <T> T heard(Optional<T> answer) {
        return answer.orElseThrow(BooksAreSilent::new);
    }
}
