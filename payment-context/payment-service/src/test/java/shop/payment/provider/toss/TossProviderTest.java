package shop.payment.provider.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.provider.PaymentProviderContract.authorisation;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.AccountKind;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.books.ProviderBooking;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.SealedAccount;
import shop.payment.provider.BooksContract;
import shop.payment.provider.PaymentProviderContract.Instrument;
import shop.payment.provider.PaymentProviderContract.Notice;
import shop.payment.provider.PaymentProviderContract.Payer;

@DisplayName("Toss Payments, asked over HTTP,")
class TossProviderTest {

    private TossWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = new TossWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private RecordPaid paid() {
        return (RecordPaid) world.provider()
                .authorise(authorisation(world.with(Payer.PAYS_AT_ONCE).orElseThrow(), TossWorld.BOTH));
    }

    private RecordPayerAwaited awaited() {
        return (RecordPayerAwaited) world.provider()
                .authorise(authorisation(world.with(Payer.IS_AWAITED).orElseThrow(), TossWorld.BOTH));
    }

    private static PaymentRefundRequested refund(int operation, String reference, Money amount) {
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operation),
                reference,
                "refund-" + operation,
                amount,
                "Ana Souza",
                Optional.empty());
    }

    @Test
    @DisplayName("is told our key, our reference and the refund's id, and nobody's name (PAY-05)")
    void isTold() {
        String reference = paid().registration().providerReference();
        world.provider().refund(refund(2, reference, TossWorld.ONE));

        assertThat(world.toss().heard())
                .extracting(
                        TossOnPaper.Asked::path,
                        TossOnPaper.Asked::key,
                        asked -> asked.body().toString())
                .containsExactly(
                        tuple(
                                "/v1/payments/confirm",
                                key(1),
                                "{\"paymentKey\":\"card\",\"orderId\":\"payment-two-blue-mugs-1\",\"amount\":25800}"),
                        tuple(
                                "/v1/payments/card/cancel",
                                key(2),
                                "{\"cancelReason\":\"refund-2 / 2\",\"cancelAmount\":12900}"));
    }

    @Test
    @DisplayName("takes a card's money at once, and shows no digits that are hidden (PAY-09)")
    void takesAtOnce() {
        RecordPaid paid = paid();

        assertThat(paid.registration().severalCaptures()).isFalse();
        assertThat(paid.registration().lastFour()).isEmpty();
        assertThat(world.provider()
                        .capture(new PaymentCaptureRequested(
                                PAYMENT, ORDER, TENDER, key(2), "card", "capture-2", TossWorld.ONE)))
                .isEqualTo(new RecordCaptureFailed(PAYMENT, key(2)));
    }

    @Test
    @DisplayName("is not asked for other money than won")
    void onlyWon() {
        assertThat(world.provider()
                        .authorise(authorisation(new Instrument(PaymentMethod.CARD, "card"), Money.of(2580, "EUR"))))
                .isEqualTo(new RecordDeclined(PAYMENT, DeclineReason.REFUSED));
        assertThat(world.toss().heard()).isEmpty();
    }

    private String deposit() {
        String reference = awaited().registration().providerReference();
        world.toss().transferred(reference);
        return reference;
    }

    private static PaymentRefundRequested refund(int operation, String reference, Money amount, SealedAccount account) {
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operation),
                reference,
                "refund-" + operation,
                amount,
                "",
                Optional.of(account));
    }

    @Test
    @DisplayName("gives a transfer back to the account that it is told, in parts, and to none that it is not (PAY-16)")
    void toAnAccount() {
        String reference = deposit();
        SealedAccount hers = world.accounts().seal(new RefundAccount("004", "110123456789", "김민지"));

        assertThat(world.provider().refund(refund(2, reference, TossWorld.ONE)))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(2)));
        assertThat(world.provider().refund(refund(3, reference, TossWorld.ONE, hers)))
                .isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.toss().heard())
                .last()
                .extracting(asked -> asked.body().toString())
                .isEqualTo("{\"cancelReason\":\"refund-3 / 3\",\"cancelAmount\":12900,\"refundReceiveAccount\":"
                        + "{\"bank\":\"06\",\"accountNumber\":\"110123456789\",\"holderName\":\"김민지\"}}");
    }

    @Test
    @DisplayName("says that an account is refused, and gives back to another under the same id (PAY-16)")
    void toAnotherAccount() {
        String reference = deposit();
        SealedAccount hers = world.accounts().seal(new RefundAccount("004", "110123456789", "김민지"));
        world.toss().cancelsEndAs("ABORTED");
        assertThat(world.provider().refund(again(2, reference, hers)))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(2)));

        world.toss().cancelsEndAs("DONE");
        assertThat(world.provider().refund(again(3, reference, hers))).isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.provider().find(again(3, reference, hers))).contains(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.books().of(PAYMENT.value()).orElseThrow())
                .extracting(ProviderBooking::kind, ProviderBooking::operation)
                .containsExactly(tuple(Kind.PAID, ""), tuple(Kind.REFUNDED, "refund-1"));
    }

    @Test
    @DisplayName("does not take for its outcome that the account before was refused: it was not asked yet (PAY-16)")
    void anotherAccountWasNotAsked() {
        String reference = deposit();
        SealedAccount first = world.accounts().seal(new RefundAccount("004", "110123456789", "김민지"));
        world.toss().cancelsEndAs("ABORTED");
        world.provider().refund(again(2, reference, first));
        SealedAccount second = world.accounts().seal(new RefundAccount("088", "110987654321", "김민지"));
        world.accounts().forget(first);

        assertThat(world.provider().find(again(3, reference, second))).isEmpty();
        assertThat(world.provider().find(again(2, reference, first))).contains(new RecordRefundFailed(PAYMENT, key(2)));
    }

    @Test
    @DisplayName("does not take for its outcome that the attempt before came to nothing: it was not asked yet (PAY-03)")
    void onceMoreWasNotAsked() {
        String reference = paid().registration().providerReference();
        world.toss().cancelsEndAs("ABORTED");
        assertThat(world.provider().refund(onceMore(2, reference))).isEqualTo(new RecordRefundFailed(PAYMENT, key(2)));

        assertThat(world.provider().find(onceMore(3, reference))).isEmpty();

        world.toss().cancelsEndAs("DONE");
        assertThat(world.provider().refund(onceMore(3, reference))).isEqualTo(new RecordRefunded(PAYMENT, key(3)));
        assertThat(world.provider().find(onceMore(2, reference))).contains(new RecordRefunded(PAYMENT, key(2)));
    }

    private static PaymentRefundRequested onceMore(int operation, String reference) {
        return new PaymentRefundRequested(
                PAYMENT, ORDER, TENDER, key(operation), reference, "refund-1", TossWorld.ONE, "", Optional.empty());
    }

    private static PaymentRefundRequested again(int operation, String reference, SealedAccount account) {
        return new PaymentRefundRequested(
                PAYMENT, ORDER, TENDER, key(operation), reference, "refund-1", TossWorld.ONE, "", Optional.of(account));
    }

    @Test
    @DisplayName(
            "asks its books what became of a refund whose account is forgotten, and gives nothing back blindly (PAY-16)")
    void accountIsForgotten() {
        String reference = deposit();
        SealedAccount hers = world.accounts().seal(new RefundAccount("004", "110123456789", "김민지"));
        PaymentRefundRequested first = refund(2, reference, TossWorld.ONE, hers);
        world.provider().refund(first);
        world.accounts().forget(hers);

        assertThat(world.provider().refund(first)).isEqualTo(new RecordRefunded(PAYMENT, key(2)));
        assertThat(world.provider().refund(refund(3, reference, TossWorld.ONE, hers)))
                .isEqualTo(new RecordRefundFailed(PAYMENT, key(3)));
        assertThat(world.toss().heard()).extracting(TossOnPaper.Asked::key).containsExactly(key(1), key(2));
    }

    @Test
    @DisplayName(
            "opens an account for a transfer, says until when, and that it needs the payer's to give back (PAY-13, PAY-16)")
    void account() {
        RecordPayerAwaited account = awaited();

        assertThat(account.until())
                .hasValueSatisfying(until -> assertThat(until).isAfter(Instant.now()));
        assertThat(account.registration().refundable()).isFalse();
        assertThat(account.registration().refundAccount()).contains(AccountKind.KOREAN_BANK);
        assertThat(account.toString()).doesNotContain("Ana", "X6505636518308");
    }

    @Test
    @DisplayName("tells that a transfer has turned back, whichever notice comes first (PAY-15)")
    void turnsBack() throws Exception {
        String reference = awaited().registration().providerReference();
        world.toss().transferred(reference);
        world.toss().turnsBack(reference);
        List<Notice> told = world.told();
        assertThat(told).hasSize(4);

        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands()
                .send(new AuthorisePayment(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        PaymentMethod.BANK_SLIP,
                        TossWorld.BOTH,
                        "account",
                        1,
                        Optional.empty(),
                        Optional.empty()));
        payments.commands().send(awaited());
        for (Notice notice : List.of(told.get(2), told.get(3), told.get(0), told.get(1), told.get(2))) {
            world.hear(notice, payments.commands());
        }

        assertThat(payments.happened())
                .contains(
                        new PaymentPaid(PAYMENT, ORDER, TENDER, TossWorld.BOTH),
                        new DepositTurnedBack(PAYMENT, ORDER, TENDER, TossWorld.BOTH))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("is not believed what it does not say itself when it is asked (PAY-08)")
    void asksBeforeItBelieves() throws Exception {
        awaited();
        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands()
                .send(new AuthorisePayment(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        PaymentMethod.BANK_SLIP,
                        TossWorld.BOTH,
                        "account",
                        1,
                        Optional.empty(),
                        Optional.empty()));
        String claimed = "{\"eventType\": \"PAYMENT_STATUS_CHANGED\", \"data\": {\"orderId\": \"" + PAYMENT.value()
                + "\", \"status\": \"DONE\", \"lastTransactionKey\": \"%s\"}}";
        for (String transaction : List.of("one", "two", "three")) {
            world.hear(new Notice(Map.of(), claimed.formatted(transaction)), payments.commands());
        }
        world.hear(
                new Notice(Map.of(), "{\"eventType\": \"PAYMENT_STATUS_CHANGED\", \"data\": {\"orderId\": \"x\"}}"),
                payments.commands());

        assertThat(payments.happened()).hasSize(2);
    }

    @Test
    @DisplayName("has in its books what happened, the same as a day's list and as the standing of a payment")
    void books() {
        String reference = paid().registration().providerReference();
        world.provider().refund(refund(2, reference, TossWorld.ONE));

        BooksContract.haveTheSaleAndItsRefund(world, world.books());
    }

    @Test
    @DisplayName("has in its books that a transfer was called off which nobody has made")
    void calledOff() {
        BooksContract.haveWhatIsCalledOff(
                world, world.books(), awaited().registration().providerReference());
    }
}
