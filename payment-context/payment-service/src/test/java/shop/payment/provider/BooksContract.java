package shop.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.provider.PaymentProviderContract.World;

/** What is expected of the books of a provider that takes money at once. */
public final class BooksContract {

    private BooksContract() {}

    /** What happens within an hour of now. */
    public static ProviderBooks.Span span(boolean onlyUnasked) {
        return new ProviderBooks.Span(
                Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)), onlyUnasked);
    }

    /** After both mugs were paid and {@code refund-2} gave one back: a day's list and the payment's standing say the same. */
    public static void haveTheSaleAndItsRefund(World world, ProviderBooks books) {
        List<ProviderBooking> day =
                books.read(span(false), Optional.empty()).orElseThrow().bookings();
        assertThat(day)
                .extracting(
                        ProviderBooking::reference,
                        ProviderBooking::kind,
                        ProviderBooking::operation,
                        ProviderBooking::amount)
                .containsExactly(
                        tuple(PAYMENT.value(), Kind.PAID, "", world.both()),
                        tuple(PAYMENT.value(), Kind.REFUNDED, "refund-2", world.one()));
        assertThat(books.of(PAYMENT.value())).contains(day);
        assertThat(books.of("payment-nobody-1")).contains(List.of());
        assertThat(books.read(span(true), Optional.empty()).orElseThrow().bookings())
                .isEmpty();
        world.way().loses(true);
        assertThat(books.of(PAYMENT.value())).isEmpty();
        assertThat(books.read(span(false), Optional.empty())).isEmpty();
    }

    /** A transfer is called off that nobody has made. */
    public static void haveWhatIsCalledOff(World world, ProviderBooks books, String reference) {
        world.provider().release(new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(2), reference, "no"));

        assertThat(books.of(PAYMENT.value()).orElseThrow())
                .extracting(ProviderBooking::kind, line -> line.amount().minor())
                .containsExactly(tuple(Kind.RELEASED, 0L));
    }
}
