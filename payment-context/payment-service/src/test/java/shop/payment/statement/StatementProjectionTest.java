package shop.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.authorised;
import static shop.payment.collecting.TwoBlueMugs.captureDeferred;
import static shop.payment.collecting.TwoBlueMugs.captureFailed;
import static shop.payment.collecting.TwoBlueMugs.captureRequested;
import static shop.payment.collecting.TwoBlueMugs.captureRetryOrdered;
import static shop.payment.collecting.TwoBlueMugs.captureWaived;
import static shop.payment.collecting.TwoBlueMugs.captured;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.collecting.TwoBlueMugs.outcomeUnknown;
import static shop.payment.collecting.TwoBlueMugs.paid;
import static shop.payment.collecting.TwoBlueMugs.payerAwaited;
import static shop.payment.collecting.TwoBlueMugs.refundDeferred;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundRequested;
import static shop.payment.collecting.TwoBlueMugs.refunded;
import static shop.payment.collecting.TwoBlueMugs.registered;
import static shop.payment.collecting.TwoBlueMugs.releaseDeferred;
import static shop.payment.collecting.TwoBlueMugs.released;
import static shop.payment.collecting.TwoBlueMugs.repaymentOwed;
import static shop.payment.collecting.TwoBlueMugs.transferred;
import static shop.payment.collecting.TwoBlueMugs.voidRequested;
import static shop.payment.collecting.TwoBlueMugs.won;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPayments;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Booking;
import shop.payment.api.PaymentView.Entry;
import shop.payment.api.PaymentView.Finding;
import shop.payment.api.PaymentView.Need;
import shop.payment.api.PaymentView.OpenOperation;
import shop.payment.api.PaymentView.OwedCapture;
import shop.payment.api.PaymentView.OwedRepayment;
import shop.payment.api.PaymentView.Person;
import shop.payment.api.PaymentView.State;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.messaging.Headers;

@DisplayName("The statement of a payment")
class StatementProjectionTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00+09:00");

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final StatementQueries queries = new StatementQueries(template);
    private final StatementProjection projection =
            new StatementProjection(template, SimpleQueryUpdateEmitter.builder().build());
    private Projecting projecting;

    @BeforeEach
    void begin() {
        projecting = Projecting.of(projection, PAYMENT);
    }

    @AfterEach
    void stop() {
        projecting.close();
        client.close();
        mongo.close();
    }

    private PaymentView statement() {
        return queries.handle(new FindPayment(PAYMENT)).orElseThrow();
    }

    @Test
    @DisplayName("says what was asked for and is not answered yet")
    void askedFor() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD));

        assertThat(statement())
                .isEqualTo(new PaymentView(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        NINE,
                        PaymentMethod.CARD,
                        BOTH,
                        State.ASKED,
                        won(0),
                        won(0),
                        won(0),
                        won(0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new OpenOperation(key(1), PaymentOperation.AUTHORISE, NINE, false)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Entry(
                                NINE,
                                "PaymentAuthorisationRequested",
                                "25800 KRW asked for by card.",
                                Optional.empty())),
                        0));
    }

    @Test
    @DisplayName(
            "says what can be done with it once the provider has, and what of that only its payer's confirming tells (PAY-14)")
    void capabilities() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD));
        assertThat(statement().capabilities()).isEmpty();

        projecting.hears(NINE, registered(TwoBlueMugs.AS_A_WHOLE));
        assertThat(statement().capabilities())
                .contains(new PaymentView.Capabilities(false, true, false, Optional.empty()));

        projecting.hears(TEN, authorised());
        assertThat(statement().capabilities())
                .contains(new PaymentView.Capabilities(true, true, false, Optional.empty()));
    }

    @Test
    @DisplayName("asks for no account where the provider brings that part to none (PAY-14, PAY-16)")
    void partOfTheWhole() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.BANK_SLIP),
                registered(TwoBlueMugs.VIRTUAL_ACCOUNT_AS_A_WHOLE),
                paid(),
                repaymentOwed("refund-1", ONE));
        assertThat(statement().owedRepayments())
                .extracting(PaymentView.OwedRepayment::account)
                .containsExactly(Optional.empty());

        projecting.hears(TEN, TwoBlueMugs.transferred("refund-1", ONE), repaymentOwed("refund-2", BOTH));
        assertThat(statement().owedRepayments())
                .extracting(PaymentView.OwedRepayment::account)
                .containsExactly(Optional.of(AccountKind.KOREAN_BANK));
    }

    @Test
    @DisplayName("tells what came too late, why it had been declined, and that it goes back (PAY-21)")
    void cameTooLate() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.VOUCHER),
                TwoBlueMugs.declined(),
                TwoBlueMugs.paidTooLate(),
                TwoBlueMugs.refundRequested(2, "paid-too-late", BOTH),
                TwoBlueMugs.refunded("paid-too-late", BOTH));

        assertThat(statement().declineReason()).contains(DeclineReason.REFUSED);
        assertThat(statement().journal())
                .extracting(PaymentView.Booking::kind)
                .containsExactly(PaymentView.Booking.Kind.PAID, PaymentView.Booking.Kind.REFUNDED);
        assertThat(statement().findings()).isEmpty();
        assertThat(statement().openOperations()).isEmpty();
        assertThat(statement().entries())
                .extracting(Entry::text)
                .contains("25800 KRW paid too late, after the payment was over: it goes back.");
    }

    @Test
    @DisplayName("tells what is disputed, how that is decided, and what is not given back for it (PAY-10)")
    void disputed() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.BANK_SLIP),
                paid(),
                repaymentOwed("refund-1", ONE),
                TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE));
        assertThat(statement().disputes())
                .containsExactly(new PaymentView.Disputed(
                        TwoBlueMugs.DISPUTE,
                        DisputeKind.CHARGEBACK,
                        ONE,
                        Optional.of(TwoBlueMugs.IN_A_WEEK),
                        Optional.empty()));

        projecting.hears(
                TEN,
                TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST),
                TwoBlueMugs.refundOvertaken("refund-1", ONE));
        assertThat(statement().disputes().get(0).outcome()).contains(DisputeOutcome.LOST);
        assertThat(statement().owedRepayments()).isEmpty();
    }

    @Test
    @DisplayName("keeps a journal of what happened to the money, and finds what does not agree")
    void journal() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.BANK_SLIP),
                paid(),
                refundRequested(2, "refund-1", ONE),
                refunded("refund-1", ONE),
                TwoBlueMugs.disputed(DisputeKind.INQUIRY, ONE),
                TwoBlueMugs.disputeDecided(DisputeKind.INQUIRY, ONE, DisputeOutcome.WON),
                TwoBlueMugs.inquiryBecameChargeback(BOTH));
        assertThat(statement().findings()).isEmpty();
        projecting.hears(TEN, TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, BOTH, DisputeOutcome.LOST));

        assertThat(statement().journal())
                .containsExactly(
                        new Booking(NINE, Booking.Kind.PAID, "", BOTH),
                        new Booking(NINE, Booking.Kind.REFUNDED, "refund-1", ONE),
                        new Booking(NINE, Booking.Kind.INQUIRED, TwoBlueMugs.DP, ONE),
                        new Booking(NINE, Booking.Kind.INQUIRY_CLOSED, TwoBlueMugs.DP, ONE),
                        new Booking(NINE, Booking.Kind.DISPUTED, TwoBlueMugs.DP, BOTH),
                        new Booking(TEN, Booking.Kind.DISPUTE_LOST, TwoBlueMugs.DP, BOTH));
        assertThat(statement().findings()).containsExactly(Finding.GIVEN_BACK_TWICE);
    }

    @Test
    @DisplayName("says that an authorisation has ended (PAY-01)")
    void ends() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        projecting.hears(TEN, TwoBlueMugs.expired(BOTH));

        assertThat(statement().state()).isEqualTo(State.EXPIRED);
        assertThat(lastEntry()).isEqualTo("The authorisation has ended: 25800 KRW can be captured no more.");
        assertThat(statement().journal()).last().isEqualTo(new Booking(TEN, Booking.Kind.EXPIRED, "", BOTH));
    }

    @Test
    @DisplayName("finds amounts that can never be, should they ever be")
    void neverEver() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                authorised(),
                captured("hamburg", BOTH),
                captured("munich", ONE),
                refunded("refund-1", BOTH),
                refunded("refund-2", BOTH));

        assertThat(statement().findings())
                .containsExactly(Finding.CAPTURED_BEYOND_AUTHORISED, Finding.REFUNDED_BEYOND_CAPTURED);
    }

    @Test
    @DisplayName("tells that the money is with its payer again (PAY-15)")
    void turnedBack() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.BANK_SLIP), paid(), TwoBlueMugs.turnedBack());

        assertThat(statement().state()).isEqualTo(State.TURNED_BACK);
    }

    @Test
    @DisplayName(
            "tells which person of which role did something, by an alias that stands for the same person everywhere")
    void whoDidIt() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.VOUCHER),
                paid(),
                TwoBlueMugs.refundFailed("refund-1", ONE),
                TwoBlueMugs.repaymentOwed("refund-1", ONE));
        projecting.hears(by("support-ana"), NINE, TwoBlueMugs.refundRetryOrdered("refund-1", ONE));
        projecting.hears(by("support-bo"), NINE, TwoBlueMugs.outcomeFound(2, FoundOutcome.NOT_DONE));
        projecting.hears(by("support-ana"), NINE, TwoBlueMugs.transferred("refund-1", ONE));
        projecting.hears(Map.of(Headers.SUBJECT, "system"), NINE, TwoBlueMugs.turnedBack());

        List<Entry> entries = statement().entries();
        assertThat(entries).filteredOn(entry -> entry.by().isPresent()).hasSize(3);
        List<Person> people =
                entries.stream().flatMap(entry -> entry.by().stream()).toList();
        assertThat(people).extracting(Person::role).containsOnly("support");
        assertThat(people.get(0)).isEqualTo(people.get(2)).isNotEqualTo(people.get(1));
        assertThat(people.toString()).doesNotContain("support-");
    }

    private static Map<String, String> by(String person) {
        return Map.of(Headers.SUBJECT, person, Headers.ROLE, "support");
    }

    @Test
    @DisplayName("keeps every notice of the provider (PAY-08)")
    void notices() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.noticeReceived("notice-1", NoticeKind.PAYER_DECIDED));

        assertThat(statement().entries())
                .last()
                .isEqualTo(new Entry(
                        NINE,
                        "ProviderNoticeReceived",
                        "The provider has told that it knows something new (payer decided): it is asked what.",
                        Optional.empty()));
    }

    @Test
    @DisplayName("says so when there is no answer (PAY-06)")
    void unknown() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD), outcomeUnknown());

        assertThat(statement().openOperations())
                .containsExactly(new OpenOperation(key(1), PaymentOperation.AUTHORISE, NINE, true));
        assertThat(statement().state()).isEqualTo(State.ASKED);
        assertThat(needs()).containsExactly(Need.ANSWER);

        projecting.hears(TEN, registered(CARD), authorised());
        assertThat(needs()).isEmpty();
    }

    @Test
    @DisplayName("says that a person has to find out, while it stays unknown (PAY-06)")
    void needsAttention() {
        projecting.hears(
                NINE, authorisationRequested(PaymentMethod.CARD), outcomeUnknown(), TwoBlueMugs.needsAttention());

        assertThat(statement().openOperations())
                .containsExactly(new OpenOperation(key(1), PaymentOperation.AUTHORISE, NINE, true));
        assertThat(lastEntry())
                .isEqualTo(
                        "There is still no outcome: a person finds out at the provider whether it was done, and says so.");
        assertThat(needs()).containsExactly(Need.INQUIRY);

        projecting.hears(TEN, registered(CARD), authorised());
        assertThat(needs()).isEmpty();
    }

    @Test
    @DisplayName("keeps authorised, captured, refunded and released apart")
    void axes() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        projecting.hears(
                TEN,
                captureRequested(2, "hamburg", ONE),
                captureDeferred("munich", won(2_900)),
                releaseDeferred(),
                captured("hamburg", ONE),
                captureRequested(3, "munich", won(2_900)),
                captured("munich", won(2_900)),
                voidRequested(4),
                released(won(10_000)),
                refundRequested(5, "refund-1", won(900)),
                refundDeferred("refund-2", won(100)),
                refunded("refund-1", won(900)),
                refundRequested(6, "refund-2", won(100)));

        PaymentView statement = statement();
        assertThat(statement.state()).isEqualTo(State.RELEASED);
        assertThat(statement.authorised()).isEqualTo(BOTH);
        assertThat(statement.captured()).isEqualTo(won(15_800));
        assertThat(statement.released()).isEqualTo(won(10_000));
        assertThat(statement.refunded()).isEqualTo(won(900));
        assertThat(statement.lastFour()).contains("4242");
        assertThat(statement.captureBefore()).contains(IN_A_WEEK);
        assertThat(statement.openOperations())
                .containsExactly(new OpenOperation(key(6), PaymentOperation.REFUND, TEN, false));
        assertThat(statement.version()).isEqualTo(14);
        assertThat(statement.entries())
                .extracting(Entry::text)
                .containsExactly(
                        "25800 KRW asked for by card.",
                        "Known to the provider as auth_1, card ending in 4242.",
                        "25800 KRW authorised, to be captured before 2026-01-12T00:00:00Z.",
                        "12900 KRW to be captured for hamburg.",
                        "The capture of 2900 KRW for munich waits for its turn.",
                        "To be let go as soon as it is its turn: order cancelled.",
                        "12900 KRW captured for hamburg.",
                        "2900 KRW to be captured for munich.",
                        "2900 KRW captured for munich.",
                        "To be let go: order cancelled.",
                        "10000 KRW let go.",
                        "900 KRW to be given back: not sent.",
                        "The refund of 100 KRW waits for its turn.",
                        "900 KRW given back.",
                        "100 KRW to be given back: not sent.");
    }

    @Test
    @DisplayName("says that a capture failed, and what is owed")
    void captureFails() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                registered(CARD),
                authorised(),
                captureRequested(2, "hamburg", ONE),
                captureFailed("hamburg", ONE));

        assertThat(statement().captured()).isEqualTo(won(0));
        assertThat(statement().openOperations()).isEmpty();
        assertThat(lastEntry())
                .isEqualTo(
                        "12900 KRW could not be captured for hamburg at try 1; the next is at 2026-01-05T00:05:00Z.");
        assertThat(statement().owedCaptures())
                .containsExactly(new OwedCapture(
                        "hamburg", ONE, 1, NINE, Optional.of(Instant.parse("2026-01-05T09:05:00+09:00"))));
    }

    @Test
    @DisplayName("says how often a capture was tried, and what is owed until it succeeds (PAY-12)")
    void captureIsTriedAgain() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                registered(CARD),
                authorised(),
                captureRequested(2, "hamburg", ONE),
                captureFailed("hamburg", ONE));
        assertThat(needs()).containsExactly(Need.RETRY);
        projecting.hears(TEN, captureRetryOrdered("hamburg", ONE));
        assertThat(lastEntry())
                .isEqualTo("Support has the capture of 12900 KRW for hamburg tried again: customer has seen to it.");

        projecting.hears(TEN, captureRequested(3, "hamburg", ONE));
        assertThat(statement().owedCaptures())
                .containsExactly(new OwedCapture("hamburg", ONE, 1, NINE, Optional.empty()));
        assertThat(statement().openOperations())
                .containsExactly(new OpenOperation(key(3), PaymentOperation.CAPTURE, TEN, false));

        assertThat(needs()).containsExactly(Need.RETRY);
        projecting.hears(TEN, captureFailed("hamburg", ONE, 2, Optional.empty()));
        assertThat(needs()).containsExactly(Need.COLLECTION);
        assertThat(statement().owedCaptures())
                .containsExactly(new OwedCapture("hamburg", ONE, 2, NINE, Optional.empty()));
        assertThat(statement().openOperations()).isEmpty();
        assertThat(lastEntry())
                .isEqualTo("12900 KRW could not be captured for hamburg at try 2; no other comes by itself.");

        projecting.hears(TEN, captureRequested(4, "hamburg", ONE), captured("hamburg", ONE));
        assertThat(statement().owedCaptures()).isEmpty();
        assertThat(needs()).isEmpty();
    }

    @Test
    @DisplayName("owes nothing for what was waived, also when its last try fails (PAY-12)")
    void captureIsWaived() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                registered(CARD),
                authorised(),
                captureRequested(2, "hamburg", ONE),
                captureFailed("hamburg", ONE),
                captureRequested(3, "hamburg", ONE),
                captureWaived("hamburg", ONE));
        assertThat(lastEntry()).isEqualTo("12900 KRW for hamburg are not owed any more.");
        assertThat(statement().owedCaptures()).isEmpty();

        projecting.hears(TEN, captureFailed("hamburg", ONE, 2, Optional.empty()));
        assertThat(statement().owedCaptures()).isEmpty();
    }

    @Test
    @DisplayName("says that the payer is awaited, and that it is called off")
    void slip() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited());
        assertThat(statement().state()).isEqualTo(State.AWAITING_PAYER);
        assertThat(statement().openOperations()).isEmpty();

        projecting.hears(TEN, voidRequested(2), released(won(0)));
        assertThat(statement().state()).isEqualTo(State.RELEASED);
        assertThat(lastEntry()).isEqualTo("Called off.");
    }

    @Test
    @DisplayName("still waits for the void of a card that was confirmed while it was being called off")
    void confirmedWhileCalledOff() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                registered(CARD),
                payerAwaited(),
                voidRequested(2),
                authorised());

        assertThat(statement().openOperations())
                .containsExactly(new OpenOperation(key(2), PaymentOperation.VOID, NINE, false));
    }

    @Test
    @DisplayName("says that a refund is accepted, beside the next one, and that it failed after all (PAY-07)")
    void acceptedRefund() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.VOUCHER),
                registered(SLIP),
                TwoBlueMugs.paid(),
                refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundAccepted(2, "refund-1", ONE),
                refundRequested(3, "refund-2", won(2_900)));

        assertThat(statement().refunded()).isEqualTo(won(0));
        assertThat(statement().openOperations())
                .containsExactly(
                        new OpenOperation(key(2), PaymentOperation.REFUND, NINE, false),
                        new OpenOperation(key(3), PaymentOperation.REFUND, NINE, false));
        assertThat(statement().entries())
                .extracting(Entry::text)
                .contains("The provider has accepted to give 12900 KRW back, and has not done it yet.");

        projecting.hears(TEN, refunded("refund-2", won(2_900)));
        assertThat(statement().openOperations())
                .containsExactly(new OpenOperation(key(2), PaymentOperation.REFUND, NINE, false));

        projecting.hears(TEN, TwoBlueMugs.refundFailed("refund-1", ONE));
        assertThat(statement().openOperations()).isEmpty();
        assertThat(statement().refunded()).isEqualTo(won(2_900));
        assertThat(lastEntry()).isEqualTo("12900 KRW could not be given back by the provider.");
    }

    @Test
    @DisplayName("says what was seen in place of an outcome, without saying that there was no answer (PAY-06)")
    void oddAnswer() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.outcomeUnknown(
                        1, "it has answered with nothing", PaymentOperation.AUTHORISE, Optional.empty()));

        assertThat(lastEntry())
                .isEqualTo("No outcome yet, the provider is asked again (it has answered with nothing).");
    }

    @Test
    @DisplayName("says that it is paid, and what a person has to give back")
    void paidWithoutRefunds() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.BANK_SLIP),
                registered(SLIP),
                paid(),
                repaymentOwed("refund-1", BOTH));

        assertThat(statement().state()).isEqualTo(State.PAID);
        assertThat(statement().captured()).isEqualTo(BOTH);
        assertThat(statement().refunded()).isEqualTo(won(0));
        assertThat(lastEntry()).isEqualTo("25800 KRW to be transferred back by a person: not sent.");
        assertThat(statement().owedRepayments())
                .containsExactly(new OwedRepayment("refund-1", BOTH, NINE, false, Optional.empty()));
        projecting.hears(TEN, TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE));
        assertThat(statement().owedRepayments())
                .containsExactly(new OwedRepayment("refund-1", BOTH, NINE, true, Optional.empty()));
        assertThat(needs()).isEmpty();
        projecting.hears(TEN, TwoBlueMugs.refundDeferred("refund-2", ONE));
        assertThat(lastEntry()).isEqualTo("The refund of 12900 KRW waits until the dispute is decided.");
        projecting.hears(TEN, TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.WON));
        assertThat(needs()).containsExactly(Need.TRANSFER);
        assertThat(ids(found(Set.of(State.PAID), Set.of(Need.TRANSFER, Need.COLLECTION))))
                .containsExactly(PAYMENT);
        assertThat(ids(found(Set.of(State.PAID), Set.of(Need.RETRY, Need.COLLECTION))))
                .isEmpty();

        projecting.hears(TEN, transferred("refund-1", BOTH));
        assertThat(statement().owedRepayments()).isEmpty();
        assertThat(statement().refunded()).isEqualTo(BOTH);
        assertThat(lastEntry()).isEqualTo("25800 KRW given back by a person: bank transfer.");
    }

    @Test
    @DisplayName("says that a refund failed, and that a person has to give the money back")
    void refundFails() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.VOUCHER),
                registered(SLIP),
                paid(),
                refundRequested(2, "refund-1", ONE),
                refundFailed("refund-1", ONE),
                repaymentOwed("refund-1", ONE));

        assertThat(statement().refunded()).isEqualTo(won(0));
        assertThat(statement().openOperations()).isEmpty();
        assertThat(statement().entries())
                .extracting(Entry::text)
                .endsWith(
                        "12900 KRW could not be given back by the provider.",
                        "12900 KRW to be transferred back by a person: not sent.");
    }

    @Test
    @DisplayName("says why it was declined (PAY-11)")
    void declined() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.CARD),
                new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.SUSPECTED_FRAUD));

        assertThat(statement().state()).isEqualTo(State.DECLINED);
        assertThat(statement().declineReason()).contains(DeclineReason.SUSPECTED_FRAUD);
        assertThat(lastEntry()).isEqualTo("Declined: suspected fraud.");
    }

    @Test
    @DisplayName("is the same when its events are heard again, and when it is rebuilt")
    void heardAgain() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        projecting.hears(TEN, captureRequested(2, "hamburg", ONE), captured("hamburg", ONE));
        PaymentView once = statement();

        projecting.hearsAllAgain();
        assertThat(statement()).isEqualTo(once);

        projection.reset();
        assertThat(queries.handle(new FindPayment(PAYMENT))).isEmpty();
        projecting.hearsAllAgain();
        assertThat(statement()).isEqualTo(once);
    }

    @Test
    @DisplayName("is found by its order, by states and by when it was asked for, and goes on behind a page")
    void found() {
        projecting.hears(NINE, authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        OrderId another = OrderId.of("order-another");
        PaymentId second = PaymentId.of(another, 1);
        try (Projecting other = Projecting.of(projection, second)) {
            other.hears(
                    TEN,
                    new PaymentAuthorisationRequested(
                            second,
                            another,
                            1,
                            second + "/1",
                            PaymentMethod.CARD,
                            ONE,
                            "tok_approve",
                            1,
                            Optional.empty(),
                            Optional.empty()));
        }
        FindPayments all = new FindPayments(
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), 1);

        PaymentPage newest = queries.handle(all);
        assertThat(ids(newest)).containsExactly(second);
        assertThat(newest.total()).isEqualTo(2);
        PaymentPage last = queries.handle(new FindPayments(
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, newest.next(), 1));
        assertThat(last.payments()).containsExactly(statement());
        assertThat(last.next()).isEmpty();

        assertThat(ids(found(Set.of(), Optional.of(another), Optional.empty(), Optional.empty())))
                .containsExactly(second);
        assertThat(ids(found(Set.of(State.AUTHORISED), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(PAYMENT);
        assertThat(ids(found(
                        Set.of(State.AUTHORISED, State.ASKED), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(PAYMENT, second);
        assertThat(ids(found(Set.of(), Optional.empty(), Optional.of(TEN), Optional.empty())))
                .containsExactly(second);
        assertThat(ids(found(Set.of(), Optional.empty(), Optional.of(NINE), Optional.of(TEN))))
                .containsExactly(PAYMENT);
    }

    private PaymentPage found(
            Set<State> states, Optional<OrderId> order, Optional<Instant> from, Optional<Instant> before) {
        return queries.handle(new FindPayments(states, Set.of(), order, from, before, true, Optional.empty(), 10));
    }

    private PaymentPage found(Set<State> states, Set<Need> needs) {
        return queries.handle(new FindPayments(
                states, needs, Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty(), 10));
    }

    private List<Need> needs() {
        return statement().needs();
    }

    private static List<PaymentId> ids(PaymentPage page) {
        return page.payments().stream().map(PaymentView::paymentId).toList();
    }

    private String lastEntry() {
        List<Entry> entries = statement().entries();
        return entries.get(entries.size() - 1).text();
    }

    @Test
    @DisplayName(
            "says to which account the provider gives back what is owed, and shows no more of it than who knows it needs")
    void toAnAccount() {
        projecting.hears(
                NINE,
                authorisationRequested(PaymentMethod.BANK_SLIP),
                registered(TwoBlueMugs.VIRTUAL_ACCOUNT),
                paid(),
                repaymentOwed("refund-1", BOTH));
        assertThat(statement().owedRepayments())
                .containsExactly(
                        new OwedRepayment("refund-1", BOTH, NINE, false, Optional.of(AccountKind.KOREAN_BANK)));
        assertThat(needs()).containsExactly(Need.TRANSFER);

        projecting.hears(TEN, TwoBlueMugs.refundAccountGiven("refund-1", BOTH));
        assertThat(lastEntry())
                .isEqualTo("25800 KRW are given back by the provider, to an account with bank 088 that ends in 6789.");
        assertThat(statement().owedRepayments()).isEmpty();
        assertThat(needs()).isEmpty();

        projecting.hears(TEN, TwoBlueMugs.refundToAccountRequested(2, "refund-1", BOTH));
        assertThat(statement().toString()).doesNotContain(TwoBlueMugs.HER_ACCOUNT.token());
        projecting.hears(TEN, repaymentOwed("refund-1", BOTH));
        assertThat(needs()).containsExactly(Need.TRANSFER);
    }
}
