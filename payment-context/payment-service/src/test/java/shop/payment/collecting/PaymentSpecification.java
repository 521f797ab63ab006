package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.*;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.VIRTUAL_ACCOUNT;
import static shop.payment.collecting.TwoBlueMugs.refundAccountGiven;
import static shop.payment.collecting.TwoBlueMugs.refundToAccount;
import static shop.payment.collecting.TwoBlueMugs.refundToAccountDeferred;
import static shop.payment.collecting.TwoBlueMugs.refundToAccountRequested;
import static shop.payment.collecting.TwoBlueMugs.transferred;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.kernel.Money;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PayerLink;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefusal;
import shop.specification.AggregateSpecification;

@DisplayName("A payment")
class PaymentSpecification {

    private static final Money NOTHING = won(0);

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(RETRIES);

    @Nested
    @DisplayName("that nobody has asked for yet")
    class Unasked {

        @Test
        @DisplayName("records the request and its key before the provider is asked (PAY-05)")
        void isAskedFor() {
            payment.when(authorise(PaymentMethod.CARD))
                    .then(authorisationRequested(PaymentMethod.CARD))
                    .thenAnswers(0L);
        }

        @Test
        @DisplayName("records until when a slip can be paid, and is asked for once with that (PAY-05)")
        void slipIsAskedFor() {
            payment.when(authoriseSlip(IN_THREE_DAYS))
                    .then(slipRequested(IN_THREE_DAYS))
                    .when(authoriseSlip(IN_THREE_DAYS))
                    .thenNothing()
                    .when(authoriseSlip(IN_THREE_DAYS.plusDays(1)))
                    .thenRejected("PAY-05");
        }

        @Test
        @DisplayName("is refused when its token looks like a card number (PAY-09)")
        void cardNumber() {
            payment.when(authorise(PaymentMethod.CARD, BOTH, "4242 4242 4242 4242"))
                    .thenRejected("PAY-09");
        }

        @Test
        @DisplayName("keeps what a cash receipt needs, and names nobody in clear (PAY-19)")
        void cashReceipt() {
            payment.when(authoriseWithCashReceipt("010-****-5678")).then(requestedWithCashReceipt());
            payment.givenNothing()
                    .when(authoriseWithCashReceipt("010-1234-5678"))
                    .thenRejected("PAY-19", "cash-receipt-identifier-in-clear");
        }

        @ParameterizedTest
        @EnumSource(names = {"CARD", "DEBIT"})
        @DisplayName("has no cash receipt where a card pays, whose own slip is the proof (PAY-19)")
        void cashReceiptOfACard(PaymentMethod card) {
            AuthorisePayment voucher = authoriseWithCashReceipt("010-****-5678");
            payment.when(new AuthorisePayment(
                            PAYMENT, ORDER, TENDER, card, BOTH, "tok", 1, Optional.empty(), voucher.cashReceipt()))
                    .thenRejected("PAY-19", "cash-receipt-of-a-card");
        }

        @Test
        @DisplayName("is refused when it asks for more than banks can count (PAY-17)")
        void tooMuch() {
            payment.when(authorise(PaymentMethod.CARD, won(1_000_000_000_000L), "tok_approve"))
                    .thenRejected("PAY-17", "amount-too-large");
        }

        @Test
        @DisplayName("is refused when it asks for nothing (PAY-02)")
        void nothing() {
            payment.when(authorise(PaymentMethod.CARD, NOTHING, "tok_approve")).thenRejected("PAY-02");
        }

        @Test
        @DisplayName("cannot be captured, released or refunded")
        void doesNotExist() {
            payment.when(capture("icheon-pottery", ONE)).thenFails(AggregateNotFoundException.class);
            payment.when(release()).thenFails(AggregateNotFoundException.class);
            payment.when(refund("refund-1", ONE)).thenFails(AggregateNotFoundException.class);
        }
    }

    @Nested
    @DisplayName("that was asked for")
    class Asked {

        @BeforeEach
        void asked() {
            payment.given(authorisationRequested(PaymentMethod.CARD));
        }

        @Test
        @DisplayName("is not asked for twice (PAY-05)")
        void again() {
            payment.when(authorise(PaymentMethod.CARD)).thenNothing();
        }

        @Test
        @DisplayName("is not asked for on other terms (PAY-05)")
        void otherTerms() {
            payment.when(authorise(PaymentMethod.CARD, ONE, "tok_approve"))
                    .thenRejected("PAY-05", "payment-id-used-for-another-request");
        }

        @Test
        @DisplayName("keeps what the provider tells as a reason to ask it, each notification once (PAY-08)")
        void isNotified() {
            payment.when(notice("notice-1", NoticeKind.PAYER_DECIDED))
                    .then(noticeReceived("notice-1", NoticeKind.PAYER_DECIDED))
                    .when(notice("notice-2", NoticeKind.PAYER_DECIDED))
                    .then(noticeReceived("notice-2", NoticeKind.PAYER_DECIDED))
                    .when(notice("notice-1", NoticeKind.PAYER_DECIDED))
                    .thenNothing();
        }

        @Test
        @DisplayName("is authorised until the moment that the provider says (PAY-01)")
        void isAuthorised() {
            payment.when(new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK))
                    .then(registered(CARD), authorised())
                    .when(new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK))
                    .thenNothing();
        }

        @Test
        @DisplayName("is paid when the method pays at once")
        void isPaid() {
            payment.when(new RecordPaid(PAYMENT, SLIP))
                    .then(registered(SLIP), paid())
                    .when(new RecordPaid(PAYMENT, SLIP))
                    .thenNothing();
        }

        @Test
        @DisplayName("waits for its payer when the provider says that the payer has to act")
        void payerIsAwaited() {
            payment.when(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()))
                    .then(registered(SLIP), payerAwaited())
                    .when(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()))
                    .thenNothing();
        }

        @Test
        @DisplayName("tells where and until when a payer is to confirm that it is they who pay (PAY-13)")
        void payerIsToConfirm() {
            Optional<PayerLink> link = Optional.of(new PayerLink("https://bank.example/confirm/1"));
            Optional<Instant> until = Optional.of(Instant.parse("2026-01-05T09:15:00+09:00"));
            payment.when(new RecordPayerAwaited(PAYMENT, CARD, link, until))
                    .then(registered(CARD), new PayerAwaited(PAYMENT, ORDER, TENDER, BOTH, link, until))
                    .when(new RecordPayerAwaited(PAYMENT, CARD, link, until))
                    .thenNothing();
        }

        @Test
        @DisplayName("is declined with a reason in our words (PAY-11)")
        void isDeclined() {
            payment.when(new RecordDeclined(PAYMENT, DeclineReason.INSUFFICIENT_FUNDS))
                    .then(new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.INSUFFICIENT_FUNDS))
                    .when(new RecordDeclined(PAYMENT, DeclineReason.INSUFFICIENT_FUNDS))
                    .thenNothing();
        }

        @Test
        @DisplayName("is unknown, not failed, when the provider gives no answer; that is recorded once (PAY-06)")
        void outcomeIsUnknown() {
            payment.when(noAnswer(1)).then(outcomeUnknown()).when(noAnswer(1)).thenNothing();
        }

        @Test
        @DisplayName("cannot be captured or refunded before anything is there (PAY-02, PAY-03)")
        void nothingIsThereYet() {
            payment.when(capture("icheon-pottery", ONE)).thenRejected("PAY-02");
            payment.given(authorisationRequested(PaymentMethod.CARD))
                    .when(refund("refund-1", ONE))
                    .thenRejected("PAY-03");
        }

        @Test
        @DisplayName("keeps a release in mind until it is known what there is to let go")
        void releaseWaits() {
            payment.when(release()).then(releaseDeferred()).when(release()).thenNothing();
        }
    }

    @Nested
    @DisplayName("that was asked for without an answer, and is to be let go")
    class Unknown {

        @BeforeEach
        void unknown() {
            payment.given(authorisationRequested(PaymentMethod.CARD), outcomeUnknown(), releaseDeferred());
        }

        @Test
        @DisplayName("is voided once it turns out to be authorised (PAY-06)")
        void isAuthorised() {
            payment.when(new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK))
                    .then(registered(CARD), authorised(), voidRequested(2))
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(BOTH));
        }

        @Test
        @DisplayName("is left to the order's refund once it turns out to be paid (PAY-06)")
        void paidAtOnce() {
            payment.when(new RecordPaid(PAYMENT, SLIP))
                    .then(registered(SLIP), paid())
                    .when(refund("refund-1", BOTH))
                    .then(refundRequested(2, "refund-1", BOTH));
        }

        @Test
        @DisplayName("is called off once it turns out to wait for its payer")
        void payerAwaited() {
            payment.when(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()))
                    .then(registered(SLIP), TwoBlueMugs.payerAwaited(), voidRequested(2));
        }

        @Test
        @DisplayName("has nothing to let go once it turns out to be declined")
        void declined() {
            payment.when(new RecordDeclined(PAYMENT, DeclineReason.TRY_AGAIN))
                    .then(new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.TRY_AGAIN));
        }

        @Test
        @DisplayName("is not captured any more (PAY-04)")
        void notCaptured() {
            payment.when(capture("icheon-pottery", ONE)).thenRejected("PAY-04");
        }
    }

    @Nested
    @DisplayName("that waits for its slip to be paid")
    class AwaitingSlip {

        @Test
        @DisplayName("is not asked for twice by somebody who has learnt to tell the due date since (PAY-05)")
        void dueDateIsToldLater() {
            payment.when(authoriseSlip(IN_THREE_DAYS)).thenNothing();
        }

        @BeforeEach
        void awaited() {
            payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited());
        }

        @Test
        @DisplayName("is paid when the payer pays")
        void payerPays() {
            payment.when(new RecordPaid(PAYMENT, SLIP)).then(paid());
        }

        @Test
        @DisplayName("is called off when it is let go; nothing was held")
        void isCalledOff() {
            payment.when(release())
                    .then(voidRequested(2))
                    .when(release())
                    .thenNothing()
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(NOTHING));
        }

        @Test
        @DisplayName("is paid when the payer was faster than the calling off")
        void payerWasFaster() {
            payment.given(voidRequested(2))
                    .when(new RecordPaid(PAYMENT, SLIP))
                    .then(paid())
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("is paid when money comes after it was called off, for the order to give back")
        void moneyComesLater() {
            payment.given(voidRequested(2), released(NOTHING))
                    .when(new RecordPaid(PAYMENT, SLIP))
                    .then(paid())
                    .when(refund("refund-1", BOTH))
                    .then(refundRequested(3, "refund-1", BOTH));
        }
    }

    @Nested
    @DisplayName("that waits for its card to be confirmed")
    class AwaitingConfirmation {

        @BeforeEach
        void awaited() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), payerAwaited());
        }

        @Test
        @DisplayName("is authorised when the payer confirms")
        void payerConfirms() {
            payment.when(new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK)).then(authorised());
        }

        @Test
        @DisplayName("is declined when the payer refuses")
        void payerRefuses() {
            payment.when(new RecordDeclined(PAYMENT, DeclineReason.REFUSED))
                    .then(new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.REFUSED));
        }

        @Test
        @DisplayName("is authorised and then let go when the payer confirms while it is being called off")
        void payerConfirmsWhileCalledOff() {
            payment.given(voidRequested(2))
                    .when(new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK))
                    .then(authorised())
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(BOTH));
        }
    }

    @Nested
    @DisplayName("that is authorised")
    class Authorised {

        @BeforeEach
        void isAuthorised() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        }

        @Test
        @DisplayName("is captured in parts (PAY-02)")
        void inParts() {
            payment.when(capture("icheon-pottery", ONE))
                    .then(captureRequested(2, "icheon-pottery", ONE))
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE))
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .thenNothing()
                    .when(capture("boseong-tea", ONE))
                    .then(captureRequested(3, "boseong-tea", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE));
        }

        @Test
        @DisplayName("is not captured twice for the same (PAY-05)")
        void captureAgain() {
            payment.given(captureRequested(2, "icheon-pottery", ONE))
                    .when(capture("icheon-pottery", ONE))
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE))
                    .when(capture("icheon-pottery", ONE))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not captured for the same with another amount (PAY-05)")
        void captureOfAnotherAmount() {
            payment.given(captureRequested(2, "icheon-pottery", ONE))
                    .when(capture("icheon-pottery", BOTH))
                    .thenRejected("PAY-05", "capture-id-used-for-another-amount");
        }

        @Test
        @DisplayName("is not captured beyond what is authorised, counting what is still asked for (PAY-02)")
        void overCapture() {
            payment.when(capture("icheon-pottery", won(25_801))).thenRejected("PAY-02");
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised())
                    .given(captureRequested(2, "icheon-pottery", ONE))
                    .when(capture("boseong-tea", won(12_901)))
                    .thenRejected("PAY-02");
        }

        @Test
        @DisplayName("is captured in its own currency and in positive amounts only (PAY-02)")
        void otherCurrency() {
            payment.when(capture("icheon-pottery", Money.of(1290, "USD"))).thenRejected("PAY-02");
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised())
                    .when(capture("icheon-pottery", NOTHING))
                    .thenRejected("PAY-02");
        }

        @Test
        @DisplayName("tells when a capture is refused, and may be captured for something else")
        void captureFails() {
            payment.given(captureRequested(2, "icheon-pottery", BOTH))
                    .when(new RecordCaptureFailed(PAYMENT, key(2)))
                    .then(captureFailed("icheon-pottery", BOTH))
                    .when(new RecordCaptureFailed(PAYMENT, key(2)))
                    .thenNothing()
                    .when(capture("icheon-pottery", BOTH))
                    .thenNothing()
                    .when(capture("boseong-tea", BOTH))
                    .then(captureRequested(3, "boseong-tea", BOTH));
        }

        @Test
        @DisplayName("is let go when it is not needed (PAY-04)")
        void isVoided() {
            payment.when(release())
                    .then(voidRequested(2))
                    .when(release())
                    .thenNothing()
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(BOTH))
                    .when(release())
                    .thenNothing();
        }

        @Test
        @DisplayName("lets go of the remainder only, after a capture (PAY-04)")
        void remainderIsVoided() {
            payment.given(captureRequested(2, "icheon-pottery", ONE), captured("icheon-pottery", ONE), voidRequested(3))
                    .when(new RecordVoided(PAYMENT, key(3)))
                    .then(released(ONE));
        }

        @Test
        @DisplayName("has nothing to let go when all is captured (PAY-04)")
        void nothingRemains() {
            payment.given(captureRequested(2, "icheon-pottery", BOTH), captured("icheon-pottery", BOTH))
                    .when(release())
                    .thenNothing();
        }

        @Test
        @DisplayName("is not captured any more once it is to be let go (PAY-04)")
        void voidIsFinal() {
            payment.given(voidRequested(2)).when(capture("icheon-pottery", ONE)).thenRejected("PAY-04");
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised())
                    .given(voidRequested(2), released(BOTH))
                    .when(capture("icheon-pottery", ONE))
                    .thenRejected("PAY-04");
        }
    }

    @Nested
    @DisplayName("that is authorised for one capture")
    class AuthorisedForOneCapture {

        @BeforeEach
        void isAuthorised() {
            payment.given(
                    authorisationRequested(PaymentMethod.CARD), registered(CARD_FOR_ONE_CAPTURE), authorised(false));
        }

        @Test
        @DisplayName("is not captured a second time (PAY-02, PAY-14)")
        void once() {
            payment.given(captureRequested(2, "icheon-pottery", ONE))
                    .when(capture("boseong-tea", ONE))
                    .thenRejected("PAY-02", "one-capture-only");
        }

        @Test
        @DisplayName("may be captured again when the first capture failed (PAY-02)")
        void onceMore() {
            payment.given(captureRequested(2, "icheon-pottery", ONE), captureFailed("icheon-pottery", ONE))
                    .when(capture("boseong-tea", ONE))
                    .then(captureRequested(3, "boseong-tea", ONE));
        }
    }

    @Nested
    @DisplayName("whose customer has confirmed it")
    class Confirmed {

        @Test
        @DisplayName("is captured in parts where the provider says so only then (PAY-02, PAY-14)")
        void saysSoOnlyThen() {
            payment.given(
                            authorisationRequested(PaymentMethod.CARD),
                            registered(CARD_FOR_ONE_CAPTURE),
                            TwoBlueMugs.payerAwaited(),
                            authorised(),
                            captureRequested(2, "icheon-pottery", ONE),
                            captured("icheon-pottery", ONE))
                    .when(capture("boseong-tea", ONE))
                    .then(captureRequested(3, "boseong-tea", ONE));
        }
    }

    @Nested
    @DisplayName("whose one capture has failed (PAY-12)")
    class OneCaptureOwed {

        @BeforeEach
        void owed() {
            payment.given(
                    authorisationRequested(PaymentMethod.CARD),
                    registered(CARD_FOR_ONE_CAPTURE),
                    authorised(false),
                    captureRequested(2, "icheon-pottery", ONE),
                    captureFailed("icheon-pottery", ONE));
        }

        @Test
        @DisplayName("is captured for the same again")
        void isTriedAgain() {
            payment.when(new TryCaptureAgain(PAYMENT, "icheon-pottery", 2))
                    .then(captureRequested(3, "icheon-pottery", ONE));
        }

        @Test
        @DisplayName("is captured for less in its place, also while it is being tried")
        void forLess() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .then(
                            captureWaived("icheon-pottery", ONE),
                            captureDeferredInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(
                            captureFailed("icheon-pottery", ONE, 2, Optional.empty()),
                            captureRequested(4, "icheon-pottery.again", won(2_900)));
        }

        @Test
        @DisplayName("is not captured once more beside another capture, though there is money left (PAY-02)")
        void anotherTookIt() {
            payment.given(captureRequested(3, "boseong-tea", ONE), captured("boseong-tea", ONE))
                    .when(new TryCaptureAgain(PAYMENT, "icheon-pottery", 2))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("whose capture has failed (PAY-12)")
    class CaptureOwed {

        @BeforeEach
        void owed() {
            payment.given(
                    authorisationRequested(PaymentMethod.CARD),
                    registered(CARD),
                    authorised(),
                    captureRequested(2, "icheon-pottery", ONE),
                    captureFailed("icheon-pottery", ONE));
        }

        private TryCaptureAgain tryNumber(int attempt) {
            return new TryCaptureAgain(PAYMENT, "icheon-pottery", attempt);
        }

        private Optional<Instant> after(Duration pause) {
            return Optional.of(NINE.plus(pause));
        }

        @Test
        @DisplayName("is captured for the same again when that is due, under another key (PAY-05)")
        void isTriedAgain() {
            payment.when(tryNumber(2))
                    .then(captureRequested(3, "icheon-pottery", ONE))
                    .when(tryNumber(2))
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("icheon-pottery", ONE))
                    .when(tryNumber(2))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "is tried after five minutes, an hour, six hours, a day and three days, and then when a person says so")
        void pausesGrow() {
            payment.when(tryNumber(2))
                    .then(captureRequested(3, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(captureFailed("icheon-pottery", ONE, 2, after(Duration.ofHours(1))))
                    .when(tryNumber(3))
                    .then(captureRequested(4, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(4)))
                    .then(captureFailed("icheon-pottery", ONE, 3, after(Duration.ofHours(6))))
                    .when(tryNumber(4))
                    .then(captureRequested(5, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(5)))
                    .then(captureFailed("icheon-pottery", ONE, 4, after(Duration.ofDays(1))))
                    .when(tryNumber(5))
                    .then(captureRequested(6, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(6)))
                    .then(captureFailed("icheon-pottery", ONE, 5, after(Duration.ofDays(3))))
                    .when(tryNumber(6))
                    .then(captureRequested(7, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(7)))
                    .then(captureFailed("icheon-pottery", ONE, 6, Optional.empty()))
                    .when(retryCapture("icheon-pottery"))
                    .then(captureRetryOrdered("icheon-pottery", ONE), captureRequested(8, "icheon-pottery", ONE));
        }

        @Test
        @DisplayName("takes a failure that is told again for what it is, and a try whose turn is over for none")
        void oldNews() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(2)))
                    .thenNothing()
                    .when(tryNumber(2))
                    .thenNothing()
                    .when(tryNumber(3))
                    .thenNothing();
        }

        @Test
        @DisplayName("waits with the next try for what is with the provider")
        void waitsForItsTurn() {
            payment.given(captureRequested(3, "boseong-tea", ONE))
                    .when(tryNumber(2))
                    .then(captureDeferred("icheon-pottery", ONE))
                    .when(tryNumber(2))
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE), captureRequested(4, "icheon-pottery", ONE));
        }

        @Test
        @DisplayName("forgets the next try that waits when it is not owed any more")
        void isWaivedWhileItWaits() {
            payment.given(captureRequested(3, "boseong-tea", ONE), captureDeferred("icheon-pottery", ONE))
                    .when(waiveCapture("icheon-pottery"))
                    .then(captureWaived("icheon-pottery", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE))
                    .when(capture("warehouse-busan", ONE))
                    .then(captureRequested(4, "warehouse-busan", ONE));
        }

        @Test
        @DisplayName("is not tried again when others have taken the money that is held (PAY-02)")
        void nothingLeft() {
            payment.given(captureRequested(3, "boseong-tea", BOTH), captured("boseong-tea", BOTH))
                    .when(tryNumber(2))
                    .thenNothing();
        }

        @Test
        @DisplayName("is tried again at once when support says so")
        void supportHasItTried() {
            payment.when(retryCapture("icheon-pottery"))
                    .then(captureRetryOrdered("icheon-pottery", ONE), captureRequested(3, "icheon-pottery", ONE))
                    .when(retryCapture("icheon-pottery"))
                    .thenNothing()
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(captureFailed("icheon-pottery", ONE, 2, after(Duration.ofHours(1))));
        }

        @Test
        @DisplayName("is not tried again for what was never asked for, is taken, or is not owed any more")
        void notOwed() {
            payment.when(retryCapture("boseong-tea")).thenRejected("PAY-12", "capture-not-owed");
            owed();
            payment.given(captureWaived("icheon-pottery", ONE))
                    .when(retryCapture("icheon-pottery"))
                    .thenRejected("PAY-12", "capture-not-owed");
            owed();
            payment.given(captureRequested(3, "boseong-tea", ONE), captured("boseong-tea", ONE))
                    .when(retryCapture("boseong-tea"))
                    .thenRejected("PAY-12", "capture-not-owed");
        }

        @Test
        @DisplayName("is not tried again once it is not owed any more")
        void isWaived() {
            payment.when(waiveCapture("icheon-pottery"))
                    .then(captureWaived("icheon-pottery", ONE))
                    .when(waiveCapture("icheon-pottery"))
                    .thenNothing()
                    .when(tryNumber(2))
                    .thenNothing()
                    .when(waiveCapture("boseong-tea"))
                    .thenNothing();
        }

        @Test
        @DisplayName("that is waived while it is being tried takes the answer as it comes, and is not tried again")
        void isWaivedWhileTried() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(waiveCapture("icheon-pottery"))
                    .then(captureWaived("icheon-pottery", ONE))
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(captureFailed("icheon-pottery", ONE, 2, Optional.empty()))
                    .when(tryNumber(3))
                    .thenNothing();
            owed();
            payment.given(captureRequested(4, "boseong-tea", ONE), captureWaived("boseong-tea", ONE))
                    .when(new RecordCaptured(PAYMENT, key(4)))
                    .then(captured("boseong-tea", ONE))
                    .when(waiveCapture("boseong-tea"))
                    .thenNothing();
        }

        @Test
        @DisplayName("is captured for less in its place, and not tried again for more than is needed")
        void forLess() {
            payment.when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .then(captureWaived("icheon-pottery", ONE), captureRequested(3, "icheon-pottery.again", won(2_900)))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .thenNothing()
                    .when(waiveCapture("icheon-pottery"))
                    .thenNothing()
                    .when(tryNumber(2))
                    .thenNothing();
        }

        @Test
        @DisplayName("is captured for less once the try fails that is with the provider, or lost there (PAY-06)")
        void forLessAfterATry() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(waiveCapture("icheon-pottery"))
                    .then(captureWaived("icheon-pottery", ONE))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .then(captureDeferredInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .when(noAnswer(3))
                    .then(captureUnknown(3, "icheon-pottery"))
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(
                            captureFailed("icheon-pottery", ONE, 2, Optional.empty()),
                            captureRequested(4, "icheon-pottery.again", won(2_900)));
        }

        @Test
        @DisplayName("is not captured for less as well when the try succeeds that is with the provider: never both")
        void neverBoth() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .then(
                            captureWaived("icheon-pottery", ONE),
                            captureDeferredInPlaceOf("icheon-pottery", "icheon-pottery.again", won(2_900)))
                    .when(captureInPlaceOf("icheon-pottery.again", "icheon-pottery.at-last", won(1_900)))
                    .then(
                            captureWaived("icheon-pottery.again", won(2_900)),
                            captureDeferredInPlaceOf("icheon-pottery", "icheon-pottery.at-last", won(1_900)))
                    .when(capture("boseong-tea", ONE))
                    .then(captureDeferred("boseong-tea", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(
                            captured("icheon-pottery", ONE),
                            captureFailed("icheon-pottery.at-last", won(1_900), PaymentRefusal.TAKEN_ALREADY),
                            captureWaived("icheon-pottery.at-last", won(1_900)),
                            captureRequested(4, "boseong-tea", ONE))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.late", won(900)))
                    .then(
                            captureFailed("icheon-pottery.late", won(900), PaymentRefusal.TAKEN_ALREADY),
                            captureWaived("icheon-pottery.late", won(900)))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.late", won(900)))
                    .thenNothing();
        }

        @Test
        @DisplayName("leaves room for others by the larger of two of which one is made (PAY-02)")
        void room() {
            payment.given(captureRequested(3, "icheon-pottery", ONE))
                    .when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(13_900)))
                    .then(
                            captureWaived("icheon-pottery", ONE),
                            captureDeferredInPlaceOf("icheon-pottery", "icheon-pottery.again", won(13_900)))
                    .when(capture("boseong-tea", won(11_900)))
                    .then(captureDeferred("boseong-tea", won(11_900)))
                    .when(capture("warehouse-busan", won(1)))
                    .thenRejected("PAY-02", "capture-exceeds-authorisation");
        }

        @Test
        @DisplayName("is not replaced by more than is held, nor is what was never asked for (PAY-02, PAY-12)")
        void notInPlace() {
            payment.when(captureInPlaceOf("icheon-pottery", "icheon-pottery.again", won(25_801)))
                    .thenRejected("PAY-02", "capture-exceeds-authorisation")
                    .when(captureInPlaceOf("warehouse-busan", "warehouse-busan.again", ONE))
                    .thenRejected("PAY-12", "capture-in-place-of-none");
        }

        @Test
        @DisplayName("is waived once, though it fails after that with a release behind it (PAY-04)")
        void isWaivedOnce() {
            payment.given(
                            captureRequested(3, "icheon-pottery", ONE),
                            captureWaived("icheon-pottery", ONE),
                            releaseDeferred())
                    .when(new RecordCaptureFailed(PAYMENT, key(3)))
                    .then(captureFailed("icheon-pottery", ONE, 2, Optional.empty()), voidRequested(4));
        }

        @Test
        @DisplayName("forgets of all that waits only the try that is not owed any more")
        void forgetsOnlyThat() {
            payment.given(
                            captureRequested(3, "boseong-tea", ONE),
                            captureDeferred("warehouse-busan", won(2_900)),
                            captureDeferred("icheon-pottery", ONE),
                            releaseDeferred())
                    .when(waiveCapture("icheon-pottery"))
                    .then(captureWaived("icheon-pottery", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE), captureRequested(4, "warehouse-busan", won(2_900)));
        }

        @Test
        @DisplayName("has nothing to waive of what is taken")
        void isTaken() {
            payment.given(captureRequested(3, "icheon-pottery", ONE), captured("icheon-pottery", ONE))
                    .when(waiveCapture("icheon-pottery"))
                    .thenNothing();
        }

        @Test
        @DisplayName("owes nothing once the rest is to be let go (PAY-04)")
        void isLetGo() {
            payment.when(release())
                    .then(captureWaived("icheon-pottery", ONE), voidRequested(3))
                    .when(tryNumber(2))
                    .thenNothing()
                    .when(retryCapture("icheon-pottery"))
                    .thenRejected("PAY-12", "capture-not-owed");
        }
    }

    @Test
    @DisplayName("says that its authorisation has ended, where it is refused after that (PAY-01, PAY-12)")
    void authorisationHasEnded() {
        payment.given(
                        authorisationRequested(PaymentMethod.CARD),
                        registered(CARD),
                        new PaymentAuthorised(PAYMENT, ORDER, TENDER, BOTH, true, NINE),
                        captureRequested(2, "icheon-pottery", ONE))
                .when(new RecordCaptureFailed(PAYMENT, key(2)))
                .then(captureFailed("icheon-pottery", ONE, PaymentRefusal.AUTHORISATION_ENDED));
    }

    @Test
    @DisplayName("is not tried again after its authorisation has ended: that is for a person (PAY-01, PAY-12)")
    void authorisationEndsBefore() {
        PaymentAuthorised ended =
                new PaymentAuthorised(PAYMENT, ORDER, TENDER, BOTH, true, NINE.plus(Duration.ofMinutes(5)));
        payment.given(
                        authorisationRequested(PaymentMethod.CARD),
                        registered(CARD),
                        ended,
                        captureRequested(2, "icheon-pottery", ONE))
                .when(new RecordCaptureFailed(PAYMENT, key(2)))
                .then(captureFailed("icheon-pottery", ONE, 1, Optional.empty()));
    }

    @Nested
    @DisplayName("whose capture is outstanding")
    class CaptureOutstanding {

        @BeforeEach
        void outstanding() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised())
                    .given(captureRequested(2, "icheon-pottery", ONE));
        }

        @Test
        @DisplayName("lets the next capture wait for its outcome")
        void nextCaptureWaits() {
            payment.when(capture("boseong-tea", ONE))
                    .then(captureDeferred("boseong-tea", ONE))
                    .when(capture("boseong-tea", ONE))
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), captureRequested(3, "boseong-tea", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE));
        }

        @Test
        @DisplayName("lets a third capture wait while the second is with the provider")
        void thirdCaptureWaits() {
            payment.given(captured("icheon-pottery", ONE), captureRequested(3, "boseong-tea", won(2_900)))
                    .when(capture("icheon-pottery.again", won(2_900)))
                    .then(captureDeferred("icheon-pottery.again", won(2_900)))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", won(2_900)), captureRequested(4, "icheon-pottery.again", won(2_900)));
        }

        @Test
        @DisplayName("lets a release wait for its outcome, and then lets go of the rest (PAY-04)")
        void releaseWaits() {
            payment.when(release())
                    .then(releaseDeferred())
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), voidRequested(3));
        }

        @Test
        @DisplayName("lets a release wait behind a capture that came before it")
        void inTheirOrder() {
            payment.given(captureDeferred("boseong-tea", won(2_900)), releaseDeferred())
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), captureRequested(3, "boseong-tea", won(2_900)))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", won(2_900)), voidRequested(4))
                    .when(new RecordVoided(PAYMENT, key(4)))
                    .then(released(won(10_000)));
        }

        @Test
        @DisplayName("forgets a release when the captures took all")
        void nothingRemains() {
            payment.given(captureDeferred("boseong-tea", ONE), releaseDeferred())
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), captureRequested(3, "boseong-tea", ONE))
                    .when(new RecordCaptured(PAYMENT, key(3)))
                    .then(captured("boseong-tea", ONE))
                    .when(refund("refund-1", ONE))
                    .then(refundRequested(4, "refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(4)))
                    .then(refunded("refund-1", ONE));
        }

        @Test
        @DisplayName("goes on with what waits when it fails")
        void goesOnAfterFailure() {
            payment.given(releaseDeferred())
                    .when(new RecordCaptureFailed(PAYMENT, key(2)))
                    .then(
                            captureFailed("icheon-pottery", ONE, 1, Optional.empty()),
                            captureWaived("icheon-pottery", ONE),
                            voidRequested(3))
                    .when(new RecordVoided(PAYMENT, key(3)))
                    .then(released(BOTH));
        }

        @Test
        @DisplayName("asks for nothing else while its outcome is unknown (PAY-06)")
        void unknown() {
            payment.when(noAnswer(2))
                    .then(captureUnknown(2, "icheon-pottery"))
                    .when(release())
                    .then(releaseDeferred())
                    .when(noAnswer(2))
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), voidRequested(3));
        }

        @Test
        @DisplayName("is unknown for itself, whatever was unknown before (PAY-06)")
        void unknownAgain() {
            payment.when(noAnswer(2))
                    .then(captureUnknown(2, "icheon-pottery"))
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE))
                    .when(capture("boseong-tea", ONE))
                    .then(captureRequested(3, "boseong-tea", ONE))
                    .when(noAnswer(3))
                    .then(captureUnknown(3, "boseong-tea"));
        }

        @Test
        @DisplayName("needs the attention of a person after the last try, once, and stays unknown (PAY-06)")
        void needsAttention() {
            payment.given(captureUnknown(2, "icheon-pottery"))
                    .when(new CallAPerson(PAYMENT, key(2)))
                    .then(TwoBlueMugs.captureNeedsAttention(2, "icheon-pottery"))
                    .when(new CallAPerson(PAYMENT, key(2)))
                    .thenNothing()
                    .when(release())
                    .then(releaseDeferred())
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE), voidRequested(3))
                    .when(new CallAPerson(PAYMENT, key(3)))
                    .then(TwoBlueMugs.releaseNeedsAttention(3));
        }

        @Test
        @DisplayName("needs nobody's attention once its outcome is known (PAY-06)")
        void needsNoAttention() {
            payment.given(captureUnknown(2, "icheon-pottery"), captured("icheon-pottery", ONE))
                    .when(new CallAPerson(PAYMENT, key(2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("takes no answer to another operation for its own")
        void otherAnswers() {
            payment.when(new RecordCaptured(PAYMENT, key(1)))
                    .thenNothing()
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .thenNothing()
                    .when(noAnswer(1))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("that is paid")
    class Paid {

        @BeforeEach
        void paidAtOnce() {
            payment.given(authorisationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid());
        }

        @Test
        @DisplayName("has nothing to let go: the order refunds it")
        void nothingToLetGo() {
            payment.when(release()).thenNothing();
        }

        @Test
        @DisplayName("is not captured (PAY-02)")
        void notCaptured() {
            payment.when(capture("icheon-pottery", ONE)).thenRejected("PAY-02");
        }

        @Test
        @DisplayName("is refunded in parts (PAY-03)")
        void inParts() {
            payment.when(refund("refund-1", ONE))
                    .then(refundRequested(2, "refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .thenNothing()
                    .when(refund("refund-2", ONE))
                    .then(refundRequested(3, "refund-2", ONE));
        }

        @Test
        @DisplayName("is not refunded twice for the same (PAY-05)")
        void refundAgain() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(refund("refund-1", ONE))
                    .thenNothing()
                    .when(refund("refund-1", BOTH))
                    .thenRejected("PAY-05");
        }

        @Test
        @DisplayName("is not refunded beyond what is captured, counting what is still asked for (PAY-03)")
        void overRefund() {
            payment.when(refund("refund-1", won(25_801))).thenRejected("PAY-03");
            payment.given(authorisationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid())
                    .given(refundRequested(2, "refund-1", ONE), refunded("refund-1", ONE))
                    .given(refundRequested(3, "refund-2", won(2_900)))
                    .when(refund("refund-3", won(10_001)))
                    .thenRejected("PAY-03");
        }

        @Test
        @DisplayName("is refunded in its own currency and in positive amounts only (PAY-03)")
        void otherCurrency() {
            payment.when(refund("refund-1", Money.of(1290, "USD"))).thenRejected("PAY-03");
            payment.given(authorisationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid())
                    .when(refund("refund-1", NOTHING))
                    .thenRejected("PAY-03");
        }

        @Test
        @DisplayName("lets the next refund wait while one is outstanding")
        void nextRefundWaits() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(refund("refund-2", ONE))
                    .then(refundDeferred("refund-2", ONE))
                    .when(refund("refund-2", ONE))
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE), refundRequested(3, "refund-2", ONE));
        }

        @Test
        @DisplayName("is owed to the customer, for a person to transfer, when the provider refuses a refund (PAY-03)")
        void refundFails() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .thenNothing()
                    .when(refund("refund-1", ONE))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not given back by a provider that accepts to, and nothing waits for it to be done (PAY-07)")
        void refundAccepted() {
            payment.given(refundRequested(2, "refund-1", ONE), refundDeferred("refund-2", won(2_900)))
                    .when(new RecordRefundAccepted(PAYMENT, key(2)))
                    .then(TwoBlueMugs.refundAccepted(2, "refund-1", ONE), refundRequested(3, "refund-2", won(2_900)))
                    .when(new RecordRefundAccepted(PAYMENT, key(2)))
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded("refund-2", won(2_900)));
        }

        @Test
        @DisplayName("is not given back yet where the provider has only accepted to (PAY-07)")
        void refundOnlyAccepted() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(new RecordRefundAccepted(PAYMENT, key(2)))
                    .then(TwoBlueMugs.refundAccepted(2, "refund-1", ONE));
        }

        @Test
        @DisplayName("is owed to the customer when a refund fails that the provider had accepted (PAY-07)")
        void acceptedRefundFails() {
            payment.given(refundRequested(2, "refund-1", ONE), TwoBlueMugs.refundAccepted(2, "refund-1", ONE))
                    .given(refundRequested(3, "refund-2", won(2_900)))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(
                            refundFailed("refund-1", ONE, PaymentRefusal.FAILED_IN_THE_END),
                            repaymentOwed("refund-1", ONE))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded("refund-2", won(2_900)));
        }

        @Test
        @DisplayName("is not unknown when a refund that was accepted cannot be looked up; in the end a person is called"
                + " (PAY-07)")
        void acceptedRefundWithoutOutcome() {
            payment.given(refundRequested(2, "refund-1", ONE), TwoBlueMugs.refundAccepted(2, "refund-1", ONE))
                    .when(noAnswer(2))
                    .thenNothing()
                    .when(new CallAPerson(PAYMENT, key(2)))
                    .then(TwoBlueMugs.refundNeedsAttention(2, "refund-1"))
                    .when(new CallAPerson(PAYMENT, key(2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("does not take the refund that is under way for the one that was accepted before (PAY-07)")
        void refundsAreToldApart() {
            payment.given(refundRequested(2, "refund-1", ONE), TwoBlueMugs.refundAccepted(2, "refund-1", ONE))
                    .given(refundRequested(3, "refund-2", won(2_900)))
                    .given(refunded("refund-1", ONE))
                    .when(refund("refund-3", won(100)))
                    .then(refundDeferred("refund-3", won(100)));
        }

        @Test
        @DisplayName("goes on with the refund that waits when the provider refuses the one before")
        void goesOnAfterRefundFailed() {
            payment.given(refundRequested(2, "refund-1", ONE), refundDeferred("refund-2", ONE))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(
                            refundFailed("refund-1", ONE),
                            repaymentOwed("refund-1", ONE),
                            refundRequested(3, "refund-2", ONE));
        }

        @Test
        @DisplayName("counts a refused refund as owed: no more is refunded than what is captured (PAY-03)")
        void refusedRefundIsStillOwed() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .given(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE))
                    .when(refund("refund-2", won(12_901)))
                    .thenRejected("PAY-03");
        }
    }

    @Nested
    @DisplayName("that is paid by a method without refunds")
    class PaidWithoutRefunds {

        @BeforeEach
        void paidBySlip() {
            payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP_WITHOUT_REFUNDS), paid());
        }

        @Test
        @DisplayName("is owed to the customer, for a person to transfer (PAY-03, PAY-14)")
        void repaymentIsOwed() {
            payment.when(refund("refund-1", BOTH))
                    .then(refundFailed("refund-1", BOTH, PaymentRefusal.NO_REFUNDS), repaymentOwed("refund-1", BOTH))
                    .when(refund("refund-1", BOTH))
                    .thenNothing();
        }

        @Test
        @DisplayName("is given back when a person has transferred it, once, and nothing else is (PAY-03)")
        void isTransferred() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", BOTH))
                    .when(markTransferred("refund-1"))
                    .thenNothing()
                    .when(refund("refund-2", won(1)))
                    .thenRejected("PAY-03");
        }

        @Test
        @DisplayName("is not given back by a person for what nobody owes (PAY-03)")
        void isNotTransferred() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(markTransferred("refund-2"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("is not owed beyond what is captured (PAY-03)")
        void notMoreThanCaptured() {
            payment.given(repaymentOwed("refund-1", BOTH))
                    .when(refund("refund-2", won(1)))
                    .thenRejected("PAY-03");
        }

        @Test
        @DisplayName("goes to no account, since its provider asks for none (PAY-16)")
        void noAccountAsked() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "refund-account-not-asked");
        }
    }

    @Nested
    @DisplayName("that is paid, and goes back as a whole only")
    class PaidAsAWhole {

        @BeforeEach
        void paidAsAWhole() {
            payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(AS_A_WHOLE), paid());
        }

        @Test
        @DisplayName("is given back by the provider where all of it is (PAY-14)")
        void theWhole() {
            payment.when(refund("refund-1", BOTH))
                    .then(refundRequested(2, "refund-1", BOTH))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", BOTH));
        }

        @Test
        @DisplayName("is given back by a person where a part is, which the provider is not asked for (PAY-03, PAY-14)")
        void aPart() {
            payment.when(refund("refund-1", ONE))
                    .then(
                            refundFailed("refund-1", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                            repaymentOwed("refund-1", ONE))
                    .when(refund("refund-1", ONE))
                    .thenNothing()
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", ONE));
        }

        @Test
        @DisplayName("is given back by a person to the end where a part was: the rest is a part, too (PAY-03, PAY-14)")
        void theRest() {
            payment.given(refundFailed("refund-1", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS))
                    .given(repaymentOwed("refund-1", ONE))
                    .when(refund("refund-2", ONE))
                    .then(
                            refundFailed("refund-2", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                            repaymentOwed("refund-2", ONE))
                    .when(refund("refund-3", won(1)))
                    .thenRejected("PAY-03", "refund-exceeds-capture");
        }

        @Test
        @DisplayName("is given back by a person where the customer has the other part by their bank (PAY-10, PAY-14)")
        void whatABankHasLeft() {
            payment.given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE))
                    .given(TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST))
                    .when(refund("refund-1", ONE))
                    .then(
                            refundFailed("refund-1", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                            repaymentOwed("refund-1", ONE));
        }
    }

    @Nested
    @DisplayName("that is set aside, and goes back as a whole only")
    class SetAsideAsAWhole {

        @BeforeEach
        void partlyCaptured() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD_AS_A_WHOLE), authorised())
                    .given(captureRequested(2, "icheon-pottery", ONE), captured("icheon-pottery", ONE));
        }

        @Test
        @DisplayName("is given back by the provider where all that was taken is (PAY-14)")
        void allThatWasTaken() {
            payment.when(refund("refund-1", ONE)).then(refundRequested(3, "refund-1", ONE));
        }

        @Test
        @DisplayName("is given back by a person where more is being taken, of which that is a part (PAY-03, PAY-14)")
        void whileMoreIsTaken() {
            payment.given(captureRequested(3, "boseong-tea", ONE))
                    .when(refund("refund-1", ONE))
                    .then(
                            refundFailed("refund-1", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                            repaymentOwed("refund-1", ONE));
        }
    }

    @Nested
    @DisplayName("that was transferred into an account of the provider's")
    class PaidIntoAnAccount {

        @BeforeEach
        void paidIntoAnAccount() {
            payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(VIRTUAL_ACCOUNT), paid());
        }

        @Test
        @DisplayName("is owed to the customer until somebody tells the payer's account (PAY-16)")
        void accountIsMissing() {
            payment.when(refund("refund-1", BOTH))
                    .then(
                            refundFailed("refund-1", BOTH, PaymentRefusal.ACCOUNT_MISSING),
                            repaymentOwed("refund-1", BOTH));
        }

        @Test
        @DisplayName("is given back by the provider to the account that is told, and nobody transfers it (PAY-16)")
        void accountIsGiven() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .then(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "repayment-not-owed");
        }

        @Test
        @DisplayName("is not given back a second time while the provider has been told the account (PAY-16)")
        void isWithTheProvider() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .given(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "repayment-not-owed");
            paidIntoAnAccount();
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .given(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH))
                    .when(markTransferred("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("is owed once more where the provider refuses the account; another can be told (PAY-16)")
        void accountIsRefused() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .given(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(
                            refundFailed("refund-1", BOTH),
                            new RepaymentOwed(PAYMENT, ORDER, TENDER, "refund-1", BOTH, "to the payer's account"))
                    .when(refundToAccount("refund-1"))
                    .then(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(3, "refund-1", BOTH));
        }

        @Test
        @DisplayName("waits with its account for the refund that is with the provider (PAY-16)")
        void waitsForItsTurn() {
            payment.given(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE))
                    .given(refundFailed("refund-2", ONE), repaymentOwed("refund-2", ONE))
                    .given(refundAccountGiven("refund-1", ONE), refundToAccountRequested(2, "refund-1", ONE))
                    .when(refundToAccount("refund-2"))
                    .then(refundAccountGiven("refund-2", ONE), refundToAccountDeferred("refund-2", ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE), refundToAccountRequested(3, "refund-2", ONE));
        }

        @Test
        @DisplayName(
                "goes to the account when its turn comes, whatever else is owed that waits for an account (PAY-16)")
        void othersAreOwed() {
            payment.given(refundFailed("refund-1", won(5_000)), repaymentOwed("refund-1", won(5_000)))
                    .given(refundFailed("refund-2", won(5_000)), repaymentOwed("refund-2", won(5_000)))
                    .given(refundFailed("refund-3", won(15_800)), repaymentOwed("refund-3", won(15_800)))
                    .given(
                            refundAccountGiven("refund-1", won(5_000)),
                            refundToAccountRequested(2, "refund-1", won(5_000)))
                    .given(refundAccountGiven("refund-2", won(5_000)), refundToAccountDeferred("refund-2", won(5_000)))
                    .given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, won(5_000)))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", won(5_000)), refundToAccountRequested(3, "refund-2", won(5_000)));
        }

        @Test
        @DisplayName(
                "is asked again with care where the provider refuses it for a dispute of other money (PAY-10, PAY-16)")
        void disputedButThere() {
            payment.given(refundFailed("refund-1", won(10_000)), repaymentOwed("refund-1", won(10_000)))
                    .given(refundFailed("refund-2", won(15_800)), repaymentOwed("refund-2", won(15_800)))
                    .given(
                            refundAccountGiven("refund-1", won(10_000)),
                            refundToAccountRequested(2, "refund-1", won(10_000)))
                    .given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, won(10_000)))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .then(TwoBlueMugs.refundUnknown(2, "refund-1", "disputed"));
        }

        @Test
        @DisplayName(
                "goes to no account while a bank has the money, and keeps it where one turns out to (PAY-10, PAY-16)")
        void disputed() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "repayment-disputed");
            paidIntoAnAccount();
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .given(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH))
                    .given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .then(refundToAccountDeferred("refund-1", BOTH));
        }

        @Test
        @DisplayName("goes to no account for what nobody owes, or a person has transferred (PAY-16)")
        void notOwed() {
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(refundToAccount("refund-2"))
                    .thenRejected("PAY-16", "repayment-not-owed");
            paidIntoAnAccount();
            payment.given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "repayment-not-owed");
        }
    }

    @Nested
    @DisplayName("that was transferred into an account, and goes back as a whole only")
    class PaidIntoAnAccountAsAWhole {

        @BeforeEach
        void paidIntoAnAccount() {
            payment.given(
                    authorisationRequested(PaymentMethod.BANK_SLIP), registered(VIRTUAL_ACCOUNT_AS_A_WHOLE), paid());
        }

        @Test
        @DisplayName("goes back to the payer's account where all of it does (PAY-14, PAY-16)")
        void theWhole() {
            payment.when(refund("refund-1", BOTH))
                    .then(
                            refundFailed("refund-1", BOTH, PaymentRefusal.ACCOUNT_MISSING),
                            repaymentOwed("refund-1", BOTH))
                    .when(refundToAccount("refund-1"))
                    .then(refundAccountGiven("refund-1", BOTH), refundToAccountRequested(2, "refund-1", BOTH));
        }

        @Test
        @DisplayName("is given back by a person where a part is: the provider brings it to no account (PAY-14, PAY-16)")
        void aPart() {
            payment.when(refund("refund-1", ONE))
                    .then(
                            refundFailed("refund-1", ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                            repaymentOwed("refund-1", ONE))
                    .when(refundToAccount("refund-1"))
                    .thenRejected("PAY-16", "partial-refund-impossible");
        }
    }

    @Nested
    @DisplayName("that was declined")
    class Declined {

        @Test
        @DisplayName("has nothing to let go, to capture or to refund")
        void nothingIsThere() {
            PaymentDeclined declined = new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.EXPIRED_CARD);
            payment.given(authorisationRequested(PaymentMethod.CARD), declined)
                    .when(release())
                    .thenNothing();
            payment.given(authorisationRequested(PaymentMethod.CARD), declined)
                    .when(capture("icheon-pottery", ONE))
                    .thenRejected("PAY-02");
            payment.given(authorisationRequested(PaymentMethod.CARD), declined)
                    .when(refund("refund-1", ONE))
                    .thenRejected("PAY-03");
        }
    }
}
