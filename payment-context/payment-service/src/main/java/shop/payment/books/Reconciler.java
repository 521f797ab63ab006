package shop.payment.books;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Booking;
import shop.payment.asking.LateMoney;
import shop.payment.asking.ProviderCalls;
import shop.payment.statement.Journals;

/** Compares with the provider's books, and has asked for what was lost on its way to us. */
@Component
public class Reconciler {

    private final ProviderBooks books;
    private final Journals journals;
    private final ProviderCalls calls;
    private final LateMoney lateMoney;

    Reconciler(ProviderBooks books, Journals journals, ProviderCalls calls, LateMoney lateMoney) {
        this.books = books;
        this.journals = journals;
        this.calls = calls;
        this.lateMoney = lateMoney;
    }

    /**
     * Something of which nobody has heard.
     *
     * @param cameIn whether money came; else some went back, or is disputed
     */
    private record Unheard(PaymentId payment, boolean cameIn) {

        Unheard(String reference, Booking.Kind kind) {
            this(new PaymentId(reference), ComparedDay.isWhatCame(kind));
        }
    }

    /**
     * How a day compares. What was lost of it is asked for at once, so that the same day differs no more a moment later.
     *
     * @throws BooksAreSilent when the provider does not answer
     */
    public ReconciledDay of(LocalDate day) {
        Map<PaymentId, PaymentView> ofThisPage = new HashMap<>();
        Map<String, List<ProviderBooking>> asked = new HashMap<>();
        ComparedDay comparison = new ComparedDay(
                day,
                payment -> Optional.ofNullable(ofThisPage.get(payment)),
                payment -> asked.computeIfAbsent(payment, unknown -> heard(books.of(unknown))));
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant before = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        read(new ProviderBooks.Span(from, before, false), page -> {
            ofThisPage.clear();
            ofThisPage.putAll(ours(page.bookings()));
            page.bookings().forEach(comparison::provider);
            page.unreadable().forEach(comparison::provider);
        });
        journals.on(day, comparison::ours);
        ReconciledDay result = comparison.result();
        ask(result.differences().stream()
                .filter(difference -> difference.cause() == BookDifference.Cause.NOTICE_LOST)
                .map(difference -> new Unheard(difference.payment(), difference.kind()))
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
        Set<Unheard> unheard = new LinkedHashSet<>();
        read(new ProviderBooks.Span(from, before, true), page -> {
            Map<PaymentId, PaymentView> ours = ours(page.bookings());
            page.bookings().stream()
                    .filter(theirs -> isUnheard(theirs, ours))
                    .map(theirs -> new Unheard(theirs.reference(), theirs.kind()))
                    .forEach(unheard::add);
        });
        ask(List.copyOf(unheard));
        return (int) unheard.stream().map(Unheard::payment).distinct().count();
    }

    /** The payments of ours that these lines are about. */
    private Map<PaymentId, PaymentView> ours(List<ProviderBooking> lines) {
        return journals
                .of(lines.stream()
                        .map(ProviderBooking::reference)
                        .distinct()
                        .flatMap(reference -> ComparedDay.paymentId(reference).stream())
                        .toList())
                .stream()
                .collect(toMap(PaymentView::paymentId, Function.identity()));
    }

    private static boolean isUnheard(ProviderBooking theirs, Map<PaymentId, PaymentView> ours) {
        return ComparedDay.paymentId(theirs.reference())
                .map(ours::get)
                .filter(payment -> payment.journal().stream()
                        .noneMatch(line ->
                                line.kind() == theirs.kind() && line.operation().equals(theirs.operation())))
                .isPresent();
    }

    private void ask(List<Unheard> all) {
        all.stream().distinct().forEach(unheard -> {
            if (unheard.cameIn()) {
                lateMoney.lookFor(unheard.payment());
            } else {
                calls.hearWhatWentBack(unheard.payment(), unheard.payment().orderId());
            }
        });
    }

    private void read(ProviderBooks.Span span, Consumer<ProviderBooks.Page> shown) {
        Optional<String> place = Optional.empty();
        do {
            ProviderBooks.Page page = heard(books.read(span, place));
            shown.accept(page);
            place = page.next();
        } while (place.isPresent());
    }

    private static <T> T heard(Optional<T> answer) {
        return answer.orElseThrow(BooksAreSilent::new);
    }
}
