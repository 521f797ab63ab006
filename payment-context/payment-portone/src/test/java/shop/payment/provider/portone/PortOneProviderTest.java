package shop.payment.provider.portone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.provider.PaymentProviderContract.authorisation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;
import shop.kernel.Money;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentMethod;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.SealedAccount;
import shop.payment.provider.BooksContract;
import shop.payment.provider.PaymentProviderContract.Instrument;
import shop.payment.provider.PaymentProviderContract.Notice;
import shop.payment.provider.PaymentProviderContract.Payer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("PortOne, asked by its own client,")
class PortOneProviderTest {

    private static final RefundAccount HERS = new RefundAccount("004", "110123456789", "김민지");

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private PortOneWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = new PortOneWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private RecordPaid paid() {
        return (RecordPaid) world.provider()
                .authorise(authorisation(world.with(Payer.PAYS_AT_ONCE).orElseThrow(), PortOneWorld.BOTH));
    }

    private RecordPayerAwaited awaited() {
        return (RecordPayerAwaited) world.provider()
                .authorise(authorisation(world.with(Payer.IS_AWAITED).orElseThrow(), PortOneWorld.BOTH));
    }

    private String deposit() {
        String reference = awaited().registration().providerReference();
        world.portOne().transferred(reference);
        return reference;
    }

    private static PaymentRefundRequested refund(int operation, String id, Money amount, SealedAccount account) {
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operation),
                PAYMENT.value(),
                id,
                amount,
                "Ana Souza",
                Optional.ofNullable(account));
    }

    @Test
    @DisplayName(
            "is told our id, the key of the operation, the token, the refund's id with its operation, what is left, and nobody's"
                    + " name (PAY-05)")
    void isTold() {
        paid();
        world.provider().refund(refund(2, "refund-2", PortOneWorld.ONE, null));

        assertThat(world.portOne().heard())
                .extracting(PortOneOnPaper.Asked::path, PortOneOnPaper.Asked::key, PortOneOnPaper.Asked::body)
                .containsExactly(
                        tuple(
                                "/payments/payment-two-blue-mugs-1/confirm",
                                "shop-payment-two-blue-mugs-1_1",
                                json("{\"paymentToken\":\"card\",\"currency\":\"KRW\",\"totalAmount\":25800}")),
                        tuple(
                                "/payments/payment-two-blue-mugs-1/cancel",
                                "shop-payment-two-blue-mugs-1_2",
                                json(
                                        "{\"amount\":12900,\"reason\":\"refund-2/2\",\"currentCancellableAmount\":25800}")));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-1-1/1", "payment-a-1/10"})
    @DisplayName("takes even the shortest key of ours")
    void shortKeys(String operationKey) {
        assertThat(PortOneWords.key(operationKey)).matches("[A-Za-z0-9_-]{16,256}");
    }

    @Test
    @DisplayName(
            "gives back once what it still gives back when nobody waits for it any more, however often it is asked (PAY-05)")
    void refundTakesLong() {
        paid();
        PaymentRefundRequested request = refund(2, "refund-2", PortOneWorld.ONE, null);
        world.portOne().takesLong();

        for (int round = 1; round <= 3; round++) {
            assertThat(world.provider().refund(request)).isInstanceOf(RecordOutcomeUnknown.class);
        }
        assertThat(world.provider().find(request)).isEmpty();
        world.portOne().comesToAnEnd();

        assertThat(world.provider().refund(request)).isEqualTo(new RecordRefunded(PAYMENT, key(2)));
        assertThat(world.moved().givenBack()).isEqualTo(PortOneWorld.ONE.minor());
    }

    @Test
    @DisplayName("takes money once that it still takes when nobody waits for it any more (PAY-05)")
    void confirmTakesLong() {
        PaymentAuthorisationRequested request =
                authorisation(world.with(Payer.PAYS_AT_ONCE).orElseThrow(), PortOneWorld.BOTH);
        world.portOne().takesLong();

        for (int round = 1; round <= 3; round++) {
            assertThat(inTwoHours().authorise(request)).isInstanceOf(RecordOutcomeUnknown.class);
        }
        world.portOne().comesToAnEnd();

        assertThat(world.provider().authorise(request)).isInstanceOf(RecordPaid.class);
    }

    @Test
    @DisplayName("is not asked twice for what it may have forgotten: its keys it remembers for three hours (PAY-06)")
    void forgetsKeys() {
        assertThat(world.provider().remembersKeysFor(refund(2, "refund-2", PortOneWorld.ONE, null)))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3).minusMinutes(1));
    }

    @Test
    @DisplayName("takes a card's money at once, and shows no digits that are hidden (PAY-09)")
    void takesAtOnce() {
        RecordPaid paid = paid();

        assertThat(paid.registration().severalCaptures()).isFalse();
        assertThat(paid.registration().lastFour()).isEmpty();
        assertThat(paid.registration().refundAccount()).isEmpty();
        assertThat(world.provider()
                        .capture(new PaymentCaptureRequested(
                                PAYMENT, ORDER, TENDER, key(2), "card", "capture-2", PortOneWorld.ONE)))
                .isEqualTo(new RecordCaptureFailed(PAYMENT, key(2)));
    }

    @Test
    @DisplayName("is not asked for other money than won, and takes no other amount than the payer has seen")
    void onlyWhatWasSeen() {
        Instrument card = world.with(Payer.PAYS_AT_ONCE).orElseThrow();
        RecordDeclined refused = new RecordDeclined(PAYMENT, DeclineReason.REFUSED);

        assertThat(world.provider().authorise(authorisation(card, Money.of(2580, "EUR"))))
                .isEqualTo(refused);
        assertThat(world.portOne().heard()).isEmpty();
        PaymentAuthorisationRequested another = authorisation(card, PortOneWorld.ONE);
        assertThat(world.provider().authorise(another)).isInstanceOf(RecordOutcomeUnknown.class);
        assertThat(inTwoHours().authorise(another)).isEqualTo(refused);
        assertThat(world.moved().taken()).isZero();
    }

    private PaymentProvider inTwoHours() {
        return world.providerIn(Duration.ofHours(2));
    }

    @Test
    @DisplayName(
            "declines nothing because of a token that another confirm has used, which may still take money (PAY-06)")
    void confirmedTwiceAtOnce() {
        PaymentAuthorisationRequested request =
                authorisation(world.with(Payer.PAYS_AT_ONCE).orElseThrow(), PortOneWorld.BOTH);
        world.portOne().isBeingConfirmed(PAYMENT.value());

        assertThat(world.provider().authorise(request)).isInstanceOf(RecordOutcomeUnknown.class);
        assertThat(world.provider().find(request)).isEmpty();

        world.portOne().transferred(PAYMENT.value());
        assertThat(world.provider().authorise(request)).isInstanceOf(RecordPaid.class);
    }

    @Test
    @DisplayName(
            "declines once nothing has moved for longer than a token lives, and at once what it has never heard of")
    void tokensEnd() {
        PaymentAuthorisationRequested request =
                authorisation(new Instrument(PaymentMethod.CARD, "invented"), PortOneWorld.BOTH);
        RecordDeclined refused = new RecordDeclined(PAYMENT, DeclineReason.REFUSED);
        assertThat(world.provider().authorise(request)).isEqualTo(refused);

        world.with(Payer.PAYS_AT_ONCE);
        assertThat(world.provider().authorise(request)).isInstanceOf(RecordOutcomeUnknown.class);
        assertThat(inTwoHours().authorise(request)).isEqualTo(refused);
    }

    @Test
    @DisplayName(
            "opens an account for a transfer, says until when, and that it needs the payer's to give back (PAY-16)")
    void account() {
        RecordPayerAwaited account = awaited();

        assertThat(account.until())
                .hasValueSatisfying(until -> assertThat(until).isAfter(Instant.now()));
        assertThat(account.registration().refundable()).isFalse();
        assertThat(account.registration().refundAccount()).contains(AccountKind.KOREAN_BANK);
        assertThat(account.toString()).doesNotContain("Ana", "X6505636518308");
    }

    @Test
    @DisplayName("gives a transfer back to the account that it is told, and to none that it is not (PAY-16)")
    void toAnAccount() {
        deposit();
        SealedAccount hers = world.accounts().seal(HERS);

        assertThat(world.provider().refund(refund(2, "refund-2", PortOneWorld.ONE, null)))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(2)));
        assertThat(world.provider().refund(refund(3, "refund-2", PortOneWorld.ONE, hers)))
                .isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.portOne().heard())
                .last()
                .extracting(asked -> asked.body().path("refundAccount").toString())
                .isEqualTo("{\"bank\":\"KOOKMIN\",\"number\":\"110123456789\",\"holderName\":\"김민지\"}");

        world.accounts().forget(hers);
        assertThat(world.provider().refund(refund(3, "refund-2", PortOneWorld.ONE, hers)))
                .isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.provider().refund(refund(4, "refund-4", PortOneWorld.ONE, hers)))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(4)));
    }

    @Test
    @DisplayName("says that an account is refused, and gives back to another under the same id (PAY-16)")
    void toAnotherAccount() {
        deposit();
        world.portOne().cancelsEndAs("FAILED");
        assertThat(world.provider()
                        .refund(refund(
                                2,
                                "refund-2",
                                PortOneWorld.ONE,
                                world.accounts().seal(HERS))))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(2)));

        world.portOne().cancelsEndAs("SUCCEEDED");
        PaymentRefundRequested again =
                refund(3, "refund-2", PortOneWorld.ONE, world.accounts().seal(HERS));
        assertThat(world.provider().refund(again)).isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.provider().find(again)).contains(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.moved().givenBack()).isEqualTo(PortOneWorld.ONE.minor());
    }

    @Test
    @DisplayName("has failed with what it was asked for and failed, however often that is asked for again (PAY-07)")
    void failedOnce() {
        paid();
        world.portOne().cancelsEndAs("FAILED");
        PaymentRefundRequested first = refund(2, "refund-2", PortOneWorld.ONE, null);
        RecordRefundFailed failed = new RecordRefundFailed(PAYMENT, key(2));
        assertThat(world.provider().refund(first)).isEqualTo(failed);

        world.portOne().cancelsEndAs("SUCCEEDED");
        assertThat(world.provider().refund(first)).isEqualTo(failed);
        assertThat(world.provider().find(first)).contains(failed);
        assertThat(world.moved().givenBack()).isZero();

        PaymentRefundRequested second = refund(3, "refund-2", PortOneWorld.ONE, null);
        assertThat(world.provider().find(second)).isEmpty();
        assertThat(world.provider().refund(second)).isEqualTo(new RecordRefunded(PAYMENT, key(3)));
    }

    @Test
    @DisplayName("gives a refund back once, under whichever of its operations (PAY-05)")
    void refundedOnce() {
        paid();
        world.provider().refund(refund(2, "refund-2", PortOneWorld.ONE, null));

        assertThat(world.provider().refund(refund(3, "refund-2", PortOneWorld.ONE, null)))
                .isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.moved().givenBack()).isEqualTo(PortOneWorld.ONE.minor());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("is refunded where the same request was faster, whatever the slower one is refused with (PAY-05)")
    void refundedTwiceAtOnce(boolean looksAtTheAmountFirst) {
        paid();
        if (looksAtTheAmountFirst) {
            world.portOne().looksAtTheAmountFirst();
        }
        world.portOne().anotherIsFaster();
        Money most = Money.of(20_000, "KRW");

        assertThat(world.provider().refund(refund(2, "refund-2", most, null)))
                .isEqualTo(new RecordRefunded(PAYMENT, key(2)));
        assertThat(world.moved().givenBack()).isEqualTo(most.minor());
    }

    @Test
    @DisplayName("is not known to have given back, or not, what it tells in words that nobody knows (PAY-06)")
    void cancellationOfTomorrow() {
        paid();
        world.portOne().cancelsEndAs("OF_TOMORROW");
        PaymentRefundRequested request = refund(2, "refund-2", PortOneWorld.ONE, null);

        for (int round = 1; round <= 2; round++) {
            assertThat(world.provider().refund(request)).isInstanceOf(RecordOutcomeUnknown.class);
        }
        assertThat(world.provider().find(request)).containsInstanceOf(RecordOutcomeUnknown.class);
        assertThat(world.moved().givenBack()).isEqualTo(PortOneWorld.ONE.minor());
        assertThat(world.books().of(PAYMENT.value())).isEmpty();
    }

    @Test
    @DisplayName("does not say what went back while there is a dispute, of which it tells no amount (PAY-10)")
    void disputed() {
        paid();
        assertThat(world.provider().takenBack(PAYMENT)).contains(List.of());

        world.portOne().isDisputed(PAYMENT.value());
        assertThat(world.provider().takenBack(PAYMENT)).isEmpty();
    }

    @Test
    @DisplayName("is not believed what was signed more than five minutes ago (PAY-08)")
    void tooLate() {
        awaited();
        Notice late = PortOneOnPaper.signed(
                "webhook-1",
                "{\"type\":\"Transaction.Paid\",\"timestamp\":\"2026-01-05T09:00:00Z\",\"data\":{\"paymentId\":\""
                        + PAYMENT.value() + "\",\"storeId\":\"s\",\"transactionId\":\"t\"}}",
                Instant.now().minus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> world.hear(late, new PaymentsInMemory().commands()))
                .isInstanceOf(ErrorResponseException.class);
    }

    @Test
    @DisplayName("tells what is none of ours, or of a kind that nobody needs, in vain")
    void foreign() throws IOException {
        PaymentsInMemory payments = new PaymentsInMemory();
        for (String told : List.of(
                "{\"type\":\"Transaction.Paid\",\"timestamp\":\"2026-01-05T09:00:00Z\",\"data\":"
                        + "{\"paymentId\":\"somebody-elses\",\"storeId\":\"s\",\"transactionId\":\"t\"}}",
                "{\"type\":\"Of.Tomorrow\",\"timestamp\":\"2026-01-05T09:00:00Z\",\"data\":{}}")) {
            world.hear(PortOneOnPaper.signed("webhook-1", told, Instant.now()), payments.commands());
        }
        assertThat(payments.happened()).isEmpty();
    }

    @Test
    @DisplayName("has in its books what happened, the same as a day's list and as the standing of a payment")
    void books() {
        paid();
        world.provider().refund(refund(2, "refund-2", PortOneWorld.ONE, null));

        BooksContract.haveTheSaleAndItsRefund(world, world.books());
    }

    @Test
    @DisplayName("has each line in its books once, though an older payment is given back while they are read")
    void booksThatGrow() {
        ProviderBooks.Span span = BooksContract.span(false);
        Instant before = span.from().minus(Duration.ofDays(1));
        world.portOne().wasPaid("payment-older-1", 850, before, before);
        List<String> paid = new ArrayList<>();
        for (int each = 0; each <= PortOneBooks.PAGE; each++) {
            String id = "payment-of-" + each + "-1";
            Instant at = span.from().plusSeconds(each);
            world.portOne().wasPaid(id, 850, at, at);
            paid.add(id);
        }
        ProviderBooks.Page first = world.books().read(span, Optional.empty()).orElseThrow();

        world.portOne().isGivenBack("payment-older-1");
        ProviderBooks.Page second = world.books().read(span, first.next()).orElseThrow();

        assertThat(second.next()).isEmpty();
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.bookings().stream())
                        .map(ProviderBooking::reference))
                .containsExactlyElementsOf(paid);
    }

    @Test
    @DisplayName("has in its books that a transfer was called off which nobody has made")
    void calledOff() {
        BooksContract.haveWhatIsCalledOff(
                world, world.books(), awaited().registration().providerReference());
    }

    @Test
    @DisplayName("needs its secrets, and shows them in no log")
    void secrets() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> new PortOneSettings(nowhere, " ", List.of("whsec_x"), A_SECOND, A_SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortOneSettings(nowhere, "secret", List.of(), A_SECOND, A_SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PortOneWorld.settings(nowhere).toString()).doesNotContain(PortOneOnPaper.SECRET);
    }
}
