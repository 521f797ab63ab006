package shop.payment.provider.toss;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.provider.NotUnderstood;

/**
 * The transactions of Toss Payments; for which refund a cancel was, the payment says. It lists nothing that only
 * others have done.
 */
final class TossBooks implements ProviderBooks {

    private static final Logger log = LoggerFactory.getLogger(TossBooks.class);

    private final Toss toss;

    TossBooks(Toss toss) {
        this.toss = toss;
    }

    @Override
    public Optional<Page> read(Span span, Optional<String> after) {
        if (span.onlyUnasked()) {
            return Optional.of(new Page(List.of(), Optional.empty()));
        }
        try {
            List<Toss.Transaction> read = toss.transactions(span.from(), span.before(), after);
            List<ProviderBooking> bookings = new ArrayList<>();
            for (Toss.Transaction line : read) {
                inOurs(line).ifPresent(bookings::add);
            }
            return Optional.of(new Page(
                    bookings,
                    read.size() < Toss.PAGE
                            ? Optional.empty()
                            : Optional.of(read.get(read.size() - 1).transactionKey())));
        } catch (RestClientException | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    private Optional<ProviderBooking> inOurs(Toss.Transaction line) {
        return switch (line.status()) {
            case "DONE" -> Optional.of(paid(toss.payment(line.paymentKey()), line.transactionAt()));
            case "CANCELED", "PARTIAL_CANCELED" -> {
                Toss.Payment payment = toss.payment(line.paymentKey());
                yield payment.cancels().stream()
                        .flatMap(List::stream)
                        .filter(part -> line.transactionKey().equals(part.transactionKey()) && !part.isAborted())
                        .findFirst()
                        .map(part -> cancelled(payment, part));
            }
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<List<ProviderBooking>> of(String reference) {
        try {
            List<ProviderBooking> all = new ArrayList<>();
            toss.ofOrder(reference).ifPresent(payment -> {
                List<Toss.Cancelled> parts = payment.cancels().orElse(List.of());
                boolean wasPaid = List.of("DONE", "PARTIAL_CANCELED").contains(payment.status())
                        || parts.stream().anyMatch(part -> !isCalledOff(part));
                if (wasPaid) {
                    all.add(paid(payment, payment.approvedAt().orElseThrow(() -> new NotUnderstood("no time"))));
                }
                parts.stream().filter(part -> !part.isAborted()).forEach(part -> all.add(cancelled(payment, part)));
            });
            return Optional.of(all);
        } catch (RestClientException | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    private static ProviderBooking paid(Toss.Payment payment, OffsetDateTime at) {
        return new ProviderBooking(
                payment.orderId(),
                at.toInstant(),
                Booking.Kind.PAID,
                "",
                Money.of(payment.totalAmount(), payment.currency()));
    }

    private static ProviderBooking cancelled(Toss.Payment payment, Toss.Cancelled part) {
        boolean calledOff = isCalledOff(part);
        return new ProviderBooking(
                payment.orderId(),
                part.canceledAt().toInstant(),
                calledOff ? Booking.Kind.RELEASED : Booking.Kind.REFUNDED,
                calledOff ? "" : TossWords.refundOf(part.cancelReason()),
                Money.of(calledOff ? 0 : part.cancelAmount(), payment.currency()));
    }

    private static boolean isCalledOff(Toss.Cancelled part) {
        return TossProvider.CALLED_OFF.equals(part.cancelReason());
    }

    private static <T> Optional<T> silent(RuntimeException unanswered) {
        log.info(
                "The books of Toss Payments could not be read: {}",
                unanswered.getClass().getSimpleName());
        return Optional.empty();
    }
}
