package shop.payment.books;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.kernel.Money;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.books.BookDifference.Cause;
import shop.payment.books.DailyStatement.Line;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.statement.Journals;
import shop.payment.statement.StatementsForTests;

@DisplayName("A day of our journal")
class ComparedDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Instant TOMORROW = NINE.plus(Duration.ofDays(1));

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final com.mongodb.client.MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final Journals journals = StatementsForTests.journals(template);
    private final Projecting projecting = Projecting.of(StatementsForTests.projection(template), PAYMENT);
    private final List<ProviderBooking> books = new ArrayList<>();

    @AfterEach
    void stop() {
        projecting.close();
        client.close();
        mongo.close();
    }

    private void provider(Instant at, Kind kind, String operation, Money amount) {
        books.add(new ProviderBooking(PAYMENT.value(), at, kind, operation, amount));
    }

    private ReconciledDay compared() {
        ComparedDay comparison = new ComparedDay(
                DAY,
                journals::of,
                reference -> books.stream()
                        .filter(line -> line.reference().equals(reference))
                        .toList());
        books.stream().filter(line -> Journals.dayOf(line.at()).equals(DAY)).forEach(comparison::provider);
        journals.on(DAY, comparison::ours);
        return comparison.result();
    }

    private void isOneDifference(Cause cause, Kind kind) {
        ReconciledDay result = compared();
        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.cause()).isEqualTo(cause);
            assertThat(difference.kind()).isEqualTo(kind);
            assertThat(difference.text()).isNotBlank();
        });
    }

    private void paidBySlip() {
        projecting.hears(
                NINE,
                TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                TwoBlueMugs.registered(TwoBlueMugs.SLIP),
                TwoBlueMugs.paid());
        provider(NINE, Kind.PAID, "", BOTH);
    }

    @Test
    @DisplayName("agrees with the provider's books, whoever has what")
    void agrees() {
        projecting.hears(
                NINE,
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.authorised(),
                TwoBlueMugs.captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captured("hamburg", ONE),
                TwoBlueMugs.voidRequested(3),
                TwoBlueMugs.released(ONE),
                TwoBlueMugs.refundRequested(4, "refund-1", ONE),
                TwoBlueMugs.refundFailed("refund-1", ONE),
                TwoBlueMugs.repaymentOwed("refund-1", ONE),
                TwoBlueMugs.transferred("refund-1", ONE));
        provider(NINE, Kind.AUTHORISED, "", BOTH);
        provider(NINE, Kind.CAPTURED, "hamburg", ONE);
        provider(NINE, Kind.RELEASED, "", ONE);

        assertThat(compared()).isEqualTo(new ReconciledDay(DAY, 3, 0, List.of()));
    }

    @Test
    @DisplayName("agrees about what one side has booked before midnight and the other after it")
    void aboutMidnight() {
        paidBySlip();
        projecting.hears(
                TOMORROW, TwoBlueMugs.refundRequested(2, "refund-1", ONE), TwoBlueMugs.refunded("refund-1", ONE));
        provider(NINE, Kind.REFUNDED, "refund-1", ONE);
        assertThat(compared().differing()).isZero();

        books.clear();
        provider(TOMORROW, Kind.PAID, "", BOTH);
        assertThat(compared()).isEqualTo(new ReconciledDay(DAY, 1, 0, List.of()));
    }

    @Test
    @DisplayName("does not know what the provider has told and nobody has heard: it is asked for")
    void noticeLost() {
        paidBySlip();
        provider(NINE, Kind.TURNED_BACK, "", BOTH);

        isOneDifference(Cause.NOTICE_LOST, Kind.TURNED_BACK);
        assertThat(compared().forAPerson()).isZero();
    }

    @Test
    @DisplayName("does not know what came after the payment was over and nobody has heard: it is asked for (PAY-21)")
    void cameTooLate() {
        projecting.hears(
                NINE,
                TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                TwoBlueMugs.registered(TwoBlueMugs.SLIP),
                TwoBlueMugs.payerAwaited(),
                TwoBlueMugs.declined());
        provider(NINE, Kind.PAID, "", BOTH);
        isOneDifference(Cause.NOTICE_LOST, Kind.PAID);
        assertThat(compared().forAPerson()).isZero();

        projecting.hears(NINE, TwoBlueMugs.paidTooLate(), TwoBlueMugs.refundRequested(2, "paid-too-late", BOTH));
        assertThat(compared()).isEqualTo(new ReconciledDay(DAY, 1, 0, List.of()));
        projecting.hears(NINE, TwoBlueMugs.refunded("paid-too-late", BOTH));
        provider(NINE, Kind.REFUNDED, "paid-too-late", BOTH);
        assertThat(compared()).isEqualTo(new ReconciledDay(DAY, 2, 0, List.of()));
        assertThat(journals.withFindings()).isZero();
    }

    @Test
    @DisplayName("does not know yet what came of what was asked for")
    void outcomeOpen() {
        paidBySlip();
        projecting.hears(
                NINE,
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundUnknown(2, "refund-1", "timed out"));
        provider(NINE, Kind.REFUNDED, "refund-1", ONE);

        isOneDifference(Cause.OUTCOME_OPEN, Kind.REFUNDED);
    }

    @Test
    @DisplayName("holds nothing that nobody has asked for, as when somebody gives money back at the provider by hand")
    void notAskedFor() {
        paidBySlip();
        provider(NINE, Kind.REFUNDED, "by-hand", ONE);

        isOneDifference(Cause.NOT_ASKED_FOR, Kind.REFUNDED);
        assertThat(compared().forAPerson()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "holds as owed what the provider has given back after all: then nobody is to transfer it as well (PAY-03)")
    void givenBackAfterAll() {
        paidBySlip();
        projecting.hears(
                NINE,
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundNeedsAttention(2, "refund-1"),
                TwoBlueMugs.outcomeFound(2, FoundOutcome.NOT_DONE),
                TwoBlueMugs.refundFailed("refund-1", ONE),
                TwoBlueMugs.repaymentOwed("refund-1", ONE));
        provider(NINE, Kind.REFUNDED, "refund-1", ONE);

        isOneDifference(Cause.NOT_ASKED_FOR, Kind.REFUNDED);
        assertThat(whatToDo()).endsWith("If the customer has the money, mark it as transferred in another way.");
        projecting.hears(NINE, TwoBlueMugs.transferred("refund-1", ONE));
        assertThat(whatToDo()).startsWith("Nobody of ours has asked for this");
    }

    @Test
    @DisplayName("holds as owed what the provider has taken after all: then nobody is to collect it as well (PAY-12)")
    void takenAfterAll() {
        projecting.hears(
                NINE,
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.authorised(),
                TwoBlueMugs.captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captureNeedsAttention(2, "hamburg"),
                TwoBlueMugs.outcomeFound(2, FoundOutcome.NOT_DONE),
                TwoBlueMugs.captureFailed("hamburg", ONE));
        provider(NINE, Kind.AUTHORISED, "", BOTH);
        provider(NINE, Kind.CAPTURED, "hamburg", ONE);

        isOneDifference(Cause.NOT_ASKED_FOR, Kind.CAPTURED);
        assertThat(whatToDo()).endsWith("If it was taken, tell the order that it was collected.");
    }

    @Test
    @DisplayName("does not know what came of what a person was called for: that person tells it (PAY-06)")
    void personWasCalled() {
        paidBySlip();
        projecting.hears(
                NINE,
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundUnknown(2, "refund-1", "timed out"));
        provider(NINE, Kind.REFUNDED, "by-hand", ONE);
        assertThat(whatToDo()).endsWith("nothing is to be done.");

        projecting.hears(NINE, TwoBlueMugs.refundNeedsAttention(2, "refund-1"));
        isOneDifference(Cause.OUTCOME_OPEN, Kind.REFUNDED);
        assertThat(whatToDo()).endsWith("whoever was called to find out tells the payment that it was done.");
    }

    private String whatToDo() {
        return compared().differences().get(0).text();
    }

    @Test
    @DisplayName("holds once what the provider has twice: that is for a person, however it was done")
    void twice() {
        paidBySlip();
        provider(NINE.plusSeconds(60), Kind.PAID, "", BOTH);
        isOneDifference(Cause.TWICE, Kind.PAID);
        assertThat(compared().agreed()).isEqualTo(1);
        assertThat(compared().forAPerson()).isEqualTo(1);
    }

    @Test
    @DisplayName("holds once what the provider has on two days: that is found on the day that is not ours")
    void twiceOnTwoDays() {
        projecting.hears(
                TOMORROW,
                TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                TwoBlueMugs.registered(TwoBlueMugs.SLIP),
                TwoBlueMugs.paid());
        provider(NINE, Kind.PAID, "", BOTH);
        assertThat(compared()).isEqualTo(new ReconciledDay(DAY, 1, 0, List.of()));
        provider(TOMORROW, Kind.PAID, "", BOTH);
        isOneDifference(Cause.TWICE, Kind.PAID);
    }

    @Test
    @DisplayName("does not explain by what is open what was asked for under another key, or is something else")
    void notOfWhatIsOpen() {
        paidBySlip();
        projecting.hears(
                NINE,
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundUnknown(2, "refund-1", "timed out"));
        books.add(new ProviderBooking(
                PAYMENT.value(), NINE, Kind.REFUNDED, "by-hand", ONE, Optional.of("under-a-key-of-theirs")));
        isOneDifference(Cause.NOT_ASKED_FOR, Kind.REFUNDED);

        books.remove(1);
        books.add(new ProviderBooking(
                PAYMENT.value(), NINE, Kind.REFUNDED, "refund-1", ONE, Optional.of(TwoBlueMugs.key(2))));
        isOneDifference(Cause.OUTCOME_OPEN, Kind.REFUNDED);

        books.remove(1);
        provider(NINE, Kind.CAPTURED, "hamburg", ONE);
        isOneDifference(Cause.NOT_ASKED_FOR, Kind.CAPTURED);
    }

    @Test
    @DisplayName("says of a line that cannot be read that it is for a person, and compares the others")
    void unreadable() {
        paidBySlip();
        ComparedDay comparison = new ComparedDay(DAY, journals::of, reference -> books);
        comparison.provider(new ProviderBooks.OddLine("somebody-elses", NINE, Kind.PAID, "", "XAU has no minor units"));
        comparison.provider(books.get(0));
        journals.on(DAY, comparison::ours);

        ReconciledDay result = comparison.result();
        assertThat(result.agreed()).isEqualTo(1);
        assertThat(result.forAPerson()).isEqualTo(1);
        assertThat(result.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(difference.payment()).isEqualTo("somebody-elses");
            assertThat(difference.at()).isEqualTo(NINE);
        });
    }

    @Test
    @DisplayName("adds up over all days to what is held, with what has expired")
    void addsUpWithWhatExpired() {
        projecting.hears(
                NINE,
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.authorised(),
                TwoBlueMugs.captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captured("hamburg", ONE));
        projecting.hears(TOMORROW, TwoBlueMugs.expired(ONE));

        Line first = DailyStatement.of(DAY, journals).lines().get(0);
        Line second = DailyStatement.of(DAY.plusDays(1), journals).lines().get(0);
        assertThat(first.authorised().minus(first.taken()).minus(second.expired()))
                .isEqualTo(Money.zero("KRW"));
        assertThat(second.released()).isEqualTo(Money.zero("KRW"));
    }

    @Test
    @DisplayName("holds nothing of payments that are none of ours")
    void notOurs() {
        books.add(new ProviderBooking("somebody-elses", NINE, Kind.PAID, "", ONE));
        books.add(new ProviderBooking("payment-unheard-of-1", NINE, Kind.PAID, "", ONE));

        assertThat(compared().differences())
                .extracting(BookDifference::cause)
                .containsOnly(Cause.NOT_OURS)
                .hasSize(2);
    }

    @Test
    @DisplayName("may hold what the provider's books do not, or with another amount")
    void notAtProvider() {
        paidBySlip();
        projecting.hears(NINE, TwoBlueMugs.refundRequested(2, "refund-1", ONE), TwoBlueMugs.refunded("refund-1", ONE));
        isOneDifference(Cause.NOT_AT_PROVIDER, Kind.REFUNDED);

        provider(NINE, Kind.REFUNDED, "refund-1", BOTH);
        isOneDifference(Cause.OTHER_AMOUNT, Kind.REFUNDED);

        books.remove(1);
        provider(TOMORROW, Kind.REFUNDED, "refund-1", BOTH);
        isOneDifference(Cause.OTHER_AMOUNT, Kind.REFUNDED);
    }

    @Test
    @DisplayName("adds up per method and currency, each payment once")
    void addsUp() {
        paidBySlip();
        projecting.hears(
                NINE,
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refunded("refund-1", ONE),
                TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, BOTH));
        projecting.hears(TOMORROW, TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, BOTH, DisputeOutcome.LOST));

        Money none = Money.zero("KRW");
        assertThat(DailyStatement.of(DAY, journals))
                .isEqualTo(new DailyStatement(
                        DAY,
                        List.of(new Line(
                                PaymentMethod.BANK_SLIP, "KRW", 1, none, BOTH, none, ONE, none, none, none, none))));
        assertThat(DailyStatement.of(DAY.plusDays(1), journals).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.lost()).isEqualTo(BOTH));
        assertThat(DailyStatement.of(DAY.minusDays(1), journals).lines()).isEmpty();
        assertThat(journals.withFindings()).as("the customer has it twice").isEqualTo(1);
    }
}
