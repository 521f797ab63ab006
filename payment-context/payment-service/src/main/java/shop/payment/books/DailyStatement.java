package shop.payment.books;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.kernel.Money;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Booking;
import shop.payment.statement.Journals;

/**
 * What has happened to money on a day, per method and currency. Over all days, what was set aside was taken, let go, has expired,
 * or is held still. What a bank holds while a dispute is open is shown once it is lost.
 *
 * @param date the day, in UTC
 * @param lines one for each method and currency of which something has happened
 */
public record DailyStatement(LocalDate date, List<Line> lines) {

    public DailyStatement {
        lines = List.copyOf(lines);
    }

    /**
     * The sums of one method and currency.
     *
     * @param payments to how many something has happened
     * @param authorised what was set aside
     * @param taken what was captured, or paid at once
     * @param released what was let go
     * @param refunded what the provider gave back
     * @param transferred what persons gave back
     * @param lost what banks took for good
     * @param turnedBack what had been paid and went back to its payer
     * @param expired what was set aside, and was let go by the provider since its time was over
     */
    public record Line(
            PaymentMethod method,
            String currency,
            int payments,
            Money authorised,
            Money taken,
            Money released,
            Money refunded,
            Money transferred,
            Money lost,
            Money turnedBack,
            Money expired) {

        static Line nothing(PaymentMethod method, String currency) {
            Money none = Money.zero(currency);
            return new Line(method, currency, 0, none, none, none, none, none, none, none, none);
        }

        private Line with(int more, Booking.Kind kind, Money amount) {
            Money none = Money.zero(currency);
            return new Line(
                    method,
                    currency,
                    payments + more,
                    authorised.plus(kind == Booking.Kind.AUTHORISED ? amount : none),
                    taken.plus(kind == Booking.Kind.CAPTURED || kind == Booking.Kind.PAID ? amount : none),
                    released.plus(kind == Booking.Kind.RELEASED ? amount : none),
                    refunded.plus(kind == Booking.Kind.REFUNDED ? amount : none),
                    transferred.plus(kind == Booking.Kind.TRANSFERRED ? amount : none),
                    lost.plus(kind == Booking.Kind.DISPUTE_LOST ? amount : none),
                    turnedBack.plus(kind == Booking.Kind.TURNED_BACK ? amount : none),
                    expired.plus(kind == Booking.Kind.EXPIRED ? amount : none));
        }
    }

    /** Adds up the journals of a day. */
    static DailyStatement of(LocalDate day, Journals journals) {
        Map<String, Line> lines = new LinkedHashMap<>();
        journals.on(day, payment -> add(day, payment, lines));
        return new DailyStatement(
                day,
                lines.values().stream()
                        .sorted(Comparator.comparing(Line::method).thenComparing(Line::currency))
                        .toList());
    }

    private static void add(LocalDate day, PaymentView payment, Map<String, Line> lines) {
        String currency = payment.amount().currency();
        int more = 1;
        for (Booking booking : payment.journal()) {
            if (Journals.dayOf(booking.at()).equals(day)) {
                int first = more;
                lines.compute(
                        payment.method() + " " + currency,
                        (key, line) -> (line == null ? Line.nothing(payment.method(), currency) : line)
                                .with(first, booking.kind(), booking.amount()));
                more = 0;
            }
        }
    }
}
