package shop.payment.provider.portone;

import io.portone.sdk.server.common.PageInput;
import io.portone.sdk.server.common.SortOrder;
import io.portone.sdk.server.payment.CancelledPayment;
import io.portone.sdk.server.payment.GetPaymentsResponse;
import io.portone.sdk.server.payment.PaidPayment;
import io.portone.sdk.server.payment.PartialCancelledPayment;
import io.portone.sdk.server.payment.Payment;
import io.portone.sdk.server.payment.PaymentCancellation;
import io.portone.sdk.server.payment.PaymentFilterInput;
import io.portone.sdk.server.payment.PaymentSortBy;
import io.portone.sdk.server.payment.PaymentTimestampType;
import io.portone.sdk.server.payment.SucceededPaymentCancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;

/**
 * The payments of PortOne that have changed since a moment, as lines: each has what was paid, and what was given back. It
 * lists nothing that only others have done.
 */
final class PortOneBooks implements ProviderBooks {

    /** As many payments as are asked for at once. */
    static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(PortOneBooks.class);

    private final PortOne portOne;

    PortOneBooks(PortOne portOne) {
        this.portOne = portOne;
    }

    @Override
    public Optional<Page> read(Span span, Optional<String> after) {
        if (span.onlyUnasked()) {
            return Optional.of(new Page(List.of(), Optional.empty()));
        }
        try {
            Optional<Place> place = after.map(Place::of);
            int number = place.map(Place::page).orElse(0);
            GetPaymentsResponse page = portOne.payments(new PageInput(number, PAGE), changedSince(span.from()));
            List<Payment.Recognized> payments =
                    page.getItems().stream().map(PortOne::recognised).toList();
            List<ProviderBooking> lines = place.map(known -> known.behind(payments)).orElse(payments).stream()
                    .flatMap(payment -> lines(payment).stream())
                    .filter(line ->
                            !line.at().isBefore(span.from()) && line.at().isBefore(span.before()))
                    .toList();
            boolean isLast =
                    payments.isEmpty() || (number + 1L) * PAGE >= page.getPage().getTotalCount();
            return Optional.of(new Page(
                    lines,
                    isLast
                            ? Optional.empty()
                            : Optional.of(
                                    Place.behindAllOf(payments, number + 1).toString())));
        } catch (PortOneNotUnderstood | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    /**
     * Where the next page begins. Pages have numbers alone, and a payment that began earlier and changes while they are read is
     * put in front: the last ones of a page are then the first ones of the next.
     *
     * @param page its number
     * @param requestedAt when the last payment that was read began
     * @param id of that payment
     */
    private record Place(int page, Instant requestedAt, String id) {

        private static final String BETWEEN = " ";

        static Place of(String text) {
            String[] parts = text.split(BETWEEN, 3);
            return new Place(Integer.parseInt(parts[0]), Instant.parse(parts[1]), parts[2]);
        }

        static Place behindAllOf(List<Payment.Recognized> payments, int page) {
            Payment.Recognized last = payments.get(payments.size() - 1);
            return new Place(page, last.getRequestedAt(), last.getId());
        }

        /** Those that were not read yet. */
        List<Payment.Recognized> behind(List<Payment.Recognized> payments) {
            List<String> ids = payments.stream().map(Payment.Recognized::getId).toList();
            return payments.subList(ids.indexOf(id) + 1, payments.size()).stream()
                    .filter(payment -> !payment.getRequestedAt().isBefore(requestedAt))
                    .toList();
        }

        @Override
        public String toString() {
            return page + BETWEEN + requestedAt + BETWEEN + id;
        }
    }

    /** What happens to a payment changes it. They come in the order in which they began, which stays. */
    private static PaymentFilterInput changedSince(Instant from) {
        return new PaymentFilterInput(
                null,
                null,
                PaymentTimestampType.StatusChangedAt.INSTANCE,
                from,
                null,
                null,
                null,
                null,
                null,
                null,
                PaymentSortBy.RequestedAt.INSTANCE,
                SortOrder.Asc.INSTANCE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public Optional<List<ProviderBooking>> of(String reference) {
        try {
            return Optional.of(
                    portOne.payment(reference).map(PortOneBooks::lines).orElse(List.of()));
        } catch (PortOneNotUnderstood | IllegalArgumentException unanswered) {
            return silent(unanswered);
        }
    }

    private static List<ProviderBooking> lines(Payment.Recognized payment) {
        List<ProviderBooking> lines = new ArrayList<>();
        paidAt(payment)
                .ifPresentOrElse(
                        at -> {
                            lines.add(line(
                                    payment,
                                    at,
                                    Booking.Kind.PAID,
                                    "",
                                    payment.getAmount().getTotal()));
                            PortOneProvider.cancellations(payment).stream()
                                    .filter(SucceededPaymentCancellation.class::isInstance)
                                    .forEach(part -> lines.add(line(
                                            payment,
                                            at(part),
                                            Booking.Kind.REFUNDED,
                                            PortOneProvider.refundOf(part),
                                            part.getTotalAmount())));
                        },
                        () -> {
                            if (payment instanceof CancelledPayment calledOff) {
                                lines.add(line(payment, calledOff.getCancelledAt(), Booking.Kind.RELEASED, "", 0));
                            }
                        });
        return lines;
    }

    private static Optional<Instant> paidAt(Payment.Recognized payment) {
        if (payment instanceof PaidPayment paid) {
            return Optional.of(paid.getPaidAt());
        }
        if (payment instanceof PartialCancelledPayment partly) {
            return Optional.ofNullable(partly.getPaidAt());
        }
        return payment instanceof CancelledPayment cancelled
                ? Optional.ofNullable(cancelled.getPaidAt())
                : Optional.empty();
    }

    private static Instant at(PaymentCancellation.Recognized part) {
        return Optional.ofNullable(part.getCancelledAt()).orElse(part.getRequestedAt());
    }

    private static ProviderBooking line(
            Payment.Recognized payment, Instant at, Booking.Kind kind, String operation, long amount) {
        return new ProviderBooking(
                payment.getId(),
                at,
                kind,
                operation,
                Money.of(amount, payment.getCurrency().getValue()));
    }

    private static <T> Optional<T> silent(RuntimeException unanswered) {
        log.info(
                "The books of PortOne could not be read: {}",
                unanswered.getClass().getSimpleName());
        return Optional.empty();
    }
}
