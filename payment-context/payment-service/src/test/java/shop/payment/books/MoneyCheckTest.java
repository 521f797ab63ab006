package shop.payment.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.RememberingProvider;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.asking.AskingForTests;
import shop.payment.asking.ProviderCalls;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.statement.Journals;
import shop.payment.statement.StatementsForTests;
import shop.platform.outside.OutsideCalls;

@DisplayName("The money check")
class MoneyCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final com.mongodb.client.MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final Journals journals = StatementsForTests.journals(template);
    private final Projecting projecting = Projecting.of(StatementsForTests.projection(template), PAYMENT);
    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final RememberingProvider provider = new RememberingProvider();
    private final OutsideCalls threads = new OutsideCalls("provider", 4, 100);
    private final Books books = new Books();
    private final ProviderCalls calls = AskingForTests.calls(threads, provider, payments.commands());
    private final Reconciler reconciler =
            new Reconciler(books, journals, calls, AskingForTests.lateMoney(payments.events(), calls));
    private final AtomicReference<Instant> now = new AtomicReference<>(NINE.plus(Duration.ofDays(1)));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final MoneyCheck check = check();
    private int told;

    /** Another one knows only what is stored. */
    private MoneyCheck check() {
        return new MoneyCheck(reconciler, journals, new ComparedDays(template), clock, Duration.ofDays(14));
    }

    /** Two lines on a page. */
    private static final class Books implements ProviderBooks {

        private final List<ProviderBooking> lines = new ArrayList<>();
        private boolean silent;

        @Override
        public Optional<Page> read(Span span, Optional<String> after) {
            if (silent) {
                return Optional.empty();
            }
            List<ProviderBooking> meant = lines.stream()
                    .filter(line ->
                            !line.at().isBefore(span.from()) && line.at().isBefore(span.before()))
                    .filter(line -> !span.onlyUnasked() || line.kind() == Kind.TURNED_BACK)
                    .toList();
            int from = after.map(Integer::parseInt).orElse(0);
            int to = Math.min(from + 2, meant.size());
            return Optional.of(new Page(
                    meant.subList(from, to), to < meant.size() ? Optional.of(String.valueOf(to)) : Optional.empty()));
        }

        @Override
        public Optional<List<ProviderBooking>> of(String reference) {
            return silent
                    ? Optional.empty()
                    : Optional.of(lines.stream()
                            .filter(line -> line.reference().equals(reference))
                            .toList());
        }
    }

    @BeforeEach
    void paid() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.BANK_SLIP));
        payments.commands().send(new RecordPaid(PAYMENT, TwoBlueMugs.SLIP));
        told();
        books.lines.add(new ProviderBooking(PAYMENT.value(), NINE, Kind.PAID, "", BOTH));
    }

    @AfterEach
    void stop() {
        threads.close();
        projecting.close();
        client.close();
        mongo.close();
    }

    private void told() {
        List<Object> happened = payments.happened();
        projecting.hears(NINE, happened.subList(told, happened.size()).toArray());
        told = happened.size();
    }

    private void turnsBackUnheard() {
        provider.moneyWentBack(Optional.of(List.of(new RecordTurnedBack(PAYMENT, TwoBlueMugs.SLIP))));
        books.lines.add(new ProviderBooking("somebody-elses", NINE, Kind.TURNED_BACK, "", BOTH));
        books.lines.add(new ProviderBooking(PAYMENT.value(), NINE, Kind.TURNED_BACK, "", BOTH));
    }

    private void untilHeard() {
        await().atMost(PATIENCE)
                .until(() -> payments.happened().stream().anyMatch(DepositTurnedBack.class::isInstance));
        told();
    }

    @Test
    @DisplayName(
            "is the affair of one instance: another one only counts, and says nothing of books that it has not read")
    void onlyCounts() {
        turnsBackUnheard();
        books.silent = true;

        check.count();

        assertThat(check.last()).isEqualTo(new MoneyCheck.Findings(0, 0, List.of(), Optional.empty()));
    }

    @Test
    @DisplayName("asks in its rounds for what others have done and nobody has heard of (PAY-08, PAY-15)")
    void roundHears() {
        turnsBackUnheard();

        check.round();

        assertThat(check.last().unheard()).isEqualTo(1);
        untilHeard();
        check.round();
        assertThat(check.last().unheard()).isZero();
    }

    @Test
    @DisplayName("has asked for what was lost when somebody compares a day; then it differs no more")
    void comparingHears() {
        turnsBackUnheard();

        assertThat(reconciler.of(DAY).differences())
                .extracting(BookDifference::cause)
                .containsExactlyInAnyOrder(BookDifference.Cause.NOT_OURS, BookDifference.Cause.NOTICE_LOST);
        untilHeard();
        assertThat(reconciler.of(DAY).differences())
                .extracting(BookDifference::cause)
                .containsExactly(BookDifference.Cause.NOT_OURS);
    }

    @Test
    @DisplayName("has asked for money that came after its payment was over, and of which nobody has heard (PAY-21)")
    void cameTooLate() {
        PaymentId another = PaymentId.of(OrderId.of("order-two-red-mugs"), 1);
        payments.commands()
                .send(new AuthorisePayment(
                        another,
                        another.orderId(),
                        1,
                        PaymentMethod.BANK_SLIP,
                        BOTH,
                        "tok",
                        1,
                        Optional.empty(),
                        Optional.empty()));
        payments.commands().send(new RecordPayerAwaited(another, TwoBlueMugs.SLIP, Optional.empty(), Optional.empty()));
        payments.commands().send(new RecordDeclined(another, DeclineReason.REFUSED));
        try (Projecting projectingAnother = Projecting.of(StatementsForTests.projection(template), another)) {
            projectingAnother.hears(NINE, payments.happenedTo(another).toArray());
        }
        provider.saysOfAPayer(new RecordPaid(another, TwoBlueMugs.SLIP));
        books.lines.add(new ProviderBooking(another.value(), NINE, Kind.PAID, "", BOTH));

        assertThat(reconciler.of(DAY).differences())
                .extracting(BookDifference::cause)
                .containsExactly(BookDifference.Cause.NOTICE_LOST);

        await().atMost(PATIENCE)
                .until(() -> payments.happenedTo(another).stream().anyMatch(PaidTooLate.class::isInstance));
    }

    @Test
    @DisplayName("compares the day before once where nothing differs, and says what it found")
    void yesterday() {
        check.round();
        assertThat(check.last().days()).containsExactly(new ReconciledDay(DAY, 1, 0, List.of()));
        assertThat(check.last().payments()).isZero();

        books.lines.clear();
        check.round();
        assertThat(check.last().days()).containsExactly(new ReconciledDay(DAY, 1, 0, List.of()));
    }

    @Test
    @DisplayName("compares a day that differs again after an hour: what has ended by itself is told no more")
    void endsByItself() {
        ProviderBooking paid = books.lines.remove(0);
        check.round();
        assertThat(check.last().differing()).isEqualTo(1);
        assertThat(check.last().forAPerson()).isEqualTo(1);

        books.lines.add(paid);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(59)));
        check.round();
        assertThat(check.last().differing()).isEqualTo(1);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
        check.round();
        assertThat(check.last().days()).containsExactly(new ReconciledDay(DAY, 1, 0, List.of()));
    }

    @Test
    @DisplayName("leaves out no day on which the books were silent, or nobody was there to read them")
    void afterASilence() {
        check.round();
        books.lines.add(new ProviderBooking("somebody-elses", NINE.plus(Duration.ofDays(1)), Kind.PAID, "", BOTH));
        now.set(NINE.plus(Duration.ofDays(2)));
        books.silent = true;
        check.round();

        books.silent = false;
        now.set(NINE.plus(Duration.ofDays(4)));
        MoneyCheck afterARestart = check();
        afterARestart.round();

        assertThat(afterARestart.last().days())
                .extracting(ReconciledDay::date, ReconciledDay::differing)
                .containsExactly(tuple(DAY.plusDays(1), 1), tuple(DAY.plusDays(3), 0));
        assertThat(afterARestart.last().silentSince()).isEmpty();
    }

    @Test
    @DisplayName(
            "looks after a restart again at a day that differs, however long ago it was compared, and at those after it")
    void differsOverARestart() {
        ProviderBooking lost = books.lines.remove(0);
        check.round();
        assertThat(check.last().differing()).isEqualTo(1);
        now.set(NINE.plus(Duration.ofDays(2)));
        check.round();
        now.set(NINE.plus(Duration.ofDays(3)));

        MoneyCheck afterARestart = check();
        afterARestart.round();
        assertThat(afterARestart.last().days())
                .extracting(ReconciledDay::date, ReconciledDay::differing)
                .containsExactly(tuple(DAY, 1), tuple(DAY.plusDays(2), 0));

        books.lines.add(lost);
        now.updateAndGet(at -> at.plus(Duration.ofHours(1)));
        afterARestart.round();
        assertThat(afterARestart.last().days()).containsExactly(new ReconciledDay(DAY.plusDays(2), 0, 0, List.of()));
        MoneyCheck later = check();
        books.lines.clear();
        later.round();
        assertThat(later.last().days()).containsExactly(new ReconciledDay(DAY.plusDays(2), 0, 0, List.of()));
    }

    @Test
    @DisplayName("is told by the health of the service, which is no less well for it, and by metrics")
    void isTold() {
        BooksConfiguration service = new BooksConfiguration();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        service.moneyMetrics(check).bindTo(metrics);
        books.lines.clear();
        check.round();

        assertThat(metrics.get("shop.payments.differences").gauge().value()).isEqualTo(1);
        assertThat(metrics.get("shop.payments.findings").gauge().value()).isZero();
        Health told = service.money(check).health();
        assertThat(told.getStatus()).isEqualTo(Status.UP);
        assertThat(told.getDetails())
                .containsEntry("paymentsThatDoNotAgree", 0L)
                .containsEntry("askedForAgain", 0)
                .containsEntry("compared", DAY.toString())
                .containsEntry("differences", 1)
                .containsEntry("forAPerson", 1L)
                .doesNotContainKey("booksSilentSince");

        books.silent = true;
        check.round();
        assertThat(service.money(check).health().getDetails()).containsKey("booksSilentSince");
    }

    @Test
    @DisplayName("says since when the provider's books cannot be read, and what it knew before")
    void silent() {
        check.round();
        books.silent = true;
        check.round();
        Optional<?> since = check.last().silentSince();
        check.round();

        assertThat(check.last().silentSince()).isPresent().isEqualTo(since);
        assertThat(check.last().days()).isNotEmpty();
        assertThatThrownBy(() -> reconciler.of(DAY)).isInstanceOf(BooksAreSilent.class);
    }
}
