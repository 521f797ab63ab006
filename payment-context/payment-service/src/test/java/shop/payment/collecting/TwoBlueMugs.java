package shop.payment.collecting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.AccountKind;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentRefusal;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.api.RepaymentTransferred;
import shop.payment.api.SettleOutside;
import shop.payment.api.TransferMeans;
import shop.payment.api.WaiveCapture;
import shop.platform.time.TimeScale;

/** The payment that the specifications speak of: two blue mugs for 25,800 won, from two ship-froms. */
public final class TwoBlueMugs {

    public static final OrderId ORDER = OrderId.of("order-two-blue-mugs");
    public static final int TENDER = 1;
    public static final PaymentId PAYMENT = PaymentId.of(ORDER, TENDER);
    public static final Money BOTH = won(25_800);
    public static final Money ONE = won(12_900);
    /** When the specifications happen. */
    public static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");

    public static final Instant IN_A_WEEK = Instant.parse("2026-01-12T09:00:00+09:00");
    public static final LocalDate IN_THREE_DAYS = LocalDate.parse("2026-01-08");
    /** Days take as long as they do. */
    public static final CaptureRetries RETRIES =
            new CaptureRetries(new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true));

    public static final Registration CARD = new Registration("auth_1", Optional.of("4242"), true, true);
    static final Registration CARD_FOR_ONE_CAPTURE = new Registration("auth_1", Optional.of("4242"), false, true);
    public static final Registration SLIP = new Registration("auth_1", Optional.empty(), false, true);
    static final Registration SLIP_WITHOUT_REFUNDS = new Registration("auth_1", Optional.empty(), false, false);

    public static final Registration VIRTUAL_ACCOUNT =
            new Registration("auth_1", Optional.empty(), false, false, true, Optional.of(AccountKind.KOREAN_BANK));

    /** Of which the provider gives back no part, but all of it. */
    public static final Registration AS_A_WHOLE =
            new Registration("auth_1", Optional.empty(), false, true, false, Optional.empty());

    static final Registration CARD_AS_A_WHOLE =
            new Registration("auth_1", Optional.of("4242"), true, true, false, Optional.empty());

    public static final Registration VIRTUAL_ACCOUNT_AS_A_WHOLE =
            new Registration("auth_1", Optional.empty(), false, false, false, Optional.of(AccountKind.KOREAN_BANK));

    /** What is known of the payer's account. */
    public static final SealedAccount HER_ACCOUNT = new SealedAccount("a-token", "088", "6789");

    private TwoBlueMugs() {}

    public static Money won(long amount) {
        return Money.of(amount, "KRW");
    }

    /** The key of the payment's n-th operation. */
    public static String key(int number) {
        return PAYMENT.value() + "/" + number;
    }

    public static AuthorisePayment authorise(PaymentMethod method) {
        return authorise(method, BOTH, "tok_approve");
    }

    static AuthorisePayment authorise(PaymentMethod method, Money amount, String token) {
        return new AuthorisePayment(
                PAYMENT, ORDER, TENDER, method, amount, token, 1, Optional.empty(), Optional.empty());
    }

    static AuthorisePayment authoriseSlip(LocalDate dueDate) {
        return new AuthorisePayment(
                PAYMENT,
                ORDER,
                TENDER,
                PaymentMethod.BANK_SLIP,
                BOTH,
                "tok_approve",
                1,
                Optional.of(dueDate),
                Optional.empty());
    }

    public static PaymentAuthorisationRequested authorisationRequested(PaymentMethod method) {
        return authorisationRequested(method, Optional.empty());
    }

    public static PaymentAuthorisationRequested slipRequested(LocalDate dueDate) {
        return authorisationRequested(PaymentMethod.BANK_SLIP, Optional.of(dueDate));
    }

    private static PaymentAuthorisationRequested authorisationRequested(
            PaymentMethod method, Optional<LocalDate> dueDate) {
        return new PaymentAuthorisationRequested(
                PAYMENT, ORDER, TENDER, key(1), method, BOTH, "tok_approve", 1, dueDate, Optional.empty());
    }

    static AuthorisePayment authoriseWithCashReceipt(String identifier) {
        return new AuthorisePayment(
                PAYMENT,
                ORDER,
                TENDER,
                PaymentMethod.VOUCHER,
                BOTH,
                "tok_approve",
                1,
                Optional.empty(),
                Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, identifier)));
    }

    public static PaymentAuthorisationRequested requestedWithCashReceipt() {
        return new PaymentAuthorisationRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(1),
                PaymentMethod.VOUCHER,
                BOTH,
                "tok_approve",
                1,
                Optional.empty(),
                Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678")));
    }

    public static PaymentRegistered registered(Registration registration) {
        return new PaymentRegistered(
                PAYMENT,
                ORDER,
                TENDER,
                registration.providerReference(),
                registration.lastFour(),
                registration.severalCaptures(),
                registration.refundable(),
                registration.partialRefunds(),
                registration.refundAccount());
    }

    public static PaymentAuthorised authorised() {
        return authorised(true);
    }

    static PaymentAuthorised authorised(boolean severalCaptures) {
        return new PaymentAuthorised(PAYMENT, ORDER, TENDER, BOTH, severalCaptures, IN_A_WEEK);
    }

    public static AuthorisedTooLate authorisedTooLate() {
        return new AuthorisedTooLate(PAYMENT, ORDER, TENDER, BOTH, IN_A_WEEK);
    }

    public static AuthorisationExpired expired(Money amount) {
        return new AuthorisationExpired(PAYMENT, ORDER, TENDER, amount);
    }

    public static PaymentPaid paid() {
        return new PaymentPaid(PAYMENT, ORDER, TENDER, BOTH);
    }

    public static PaidTooLate paidTooLate() {
        return new PaidTooLate(PAYMENT, ORDER, TENDER, BOTH);
    }

    public static PaymentDeclined declined() {
        return new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.REFUSED);
    }

    public static PayerAwaited payerAwaited() {
        return new PayerAwaited(PAYMENT, ORDER, TENDER, BOTH, Optional.empty(), Optional.empty());
    }

    static CapturePayment capture(String captureId, Money amount) {
        return new CapturePayment(PAYMENT, captureId, amount, Optional.empty());
    }

    public static PaymentCaptureRequested captureRequested(int operation, String captureId, Money amount) {
        return new PaymentCaptureRequested(PAYMENT, ORDER, TENDER, key(operation), "auth_1", captureId, amount);
    }

    public static CaptureDeferred captureDeferred(String captureId, Money amount) {
        return new CaptureDeferred(PAYMENT, ORDER, TENDER, captureId, amount);
    }

    static CapturePayment captureInPlaceOf(String other, String captureId, Money amount) {
        return new CapturePayment(PAYMENT, captureId, amount, Optional.of(other));
    }

    public static CaptureDeferred captureDeferredInPlaceOf(String other, String captureId, Money amount) {
        return new CaptureDeferred(PAYMENT, ORDER, TENDER, captureId, amount, Optional.of(other));
    }

    public static PaymentCaptured captured(String captureId, Money amount) {
        return new PaymentCaptured(PAYMENT, ORDER, TENDER, captureId, amount);
    }

    /** At nine o'clock, for the first time. */
    public static PaymentCaptureFailed captureFailed(String captureId, Money amount) {
        return captureFailed(captureId, amount, 1, Optional.of(NINE.plus(Duration.ofMinutes(5))));
    }

    public static PaymentCaptureFailed captureFailed(
            String captureId, Money amount, int attempt, Optional<Instant> nextTry) {
        return new PaymentCaptureFailed(
                PAYMENT, ORDER, TENDER, captureId, amount, attempt, nextTry, Optional.of(PaymentRefusal.REFUSED));
    }

    /** It is not tried again, for this reason; the first time that it fails. */
    static PaymentCaptureFailed captureFailed(String captureId, Money amount, PaymentRefusal reason) {
        return new PaymentCaptureFailed(
                PAYMENT, ORDER, TENDER, captureId, amount, 1, Optional.empty(), Optional.of(reason));
    }

    /** At nine o'clock, for the first time, as a person has found out. */
    static PaymentCaptureFailed captureNotDone(String captureId, Money amount) {
        return new PaymentCaptureFailed(
                PAYMENT,
                ORDER,
                TENDER,
                captureId,
                amount,
                1,
                Optional.of(NINE.plus(Duration.ofMinutes(5))),
                Optional.of(PaymentRefusal.NOT_DONE));
    }

    /** As it was stored before tries and reasons were. */
    public static PaymentCaptureFailed captureFailedWithoutReason(String captureId, Money amount) {
        return new PaymentCaptureFailed(
                PAYMENT, ORDER, TENDER, captureId, amount, 1, Optional.empty(), Optional.empty());
    }

    public static RetryCapture retryCapture(String captureId) {
        return new RetryCapture(PAYMENT, captureId, CaptureRetryReason.CUSTOMER_HAS_SEEN_TO_IT);
    }

    public static CaptureRetryOrdered captureRetryOrdered(String captureId, Money amount) {
        return new CaptureRetryOrdered(
                PAYMENT, ORDER, TENDER, captureId, amount, CaptureRetryReason.CUSTOMER_HAS_SEEN_TO_IT);
    }

    static WaiveCapture waiveCapture(String captureId) {
        return new WaiveCapture(PAYMENT, captureId);
    }

    public static CaptureWaived captureWaived(String captureId, Money amount) {
        return new CaptureWaived(PAYMENT, ORDER, TENDER, captureId, amount);
    }

    static ReleasePayment release() {
        return new ReleasePayment(PAYMENT, "order cancelled");
    }

    public static ReleaseDeferred releaseDeferred() {
        return new ReleaseDeferred(PAYMENT, ORDER, TENDER, "order cancelled");
    }

    public static PaymentVoidRequested voidRequested(int operation) {
        return new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(operation), "auth_1", "order cancelled");
    }

    public static PaymentReleased released(Money amount) {
        return new PaymentReleased(PAYMENT, ORDER, TENDER, amount);
    }

    static RefundPayment refund(String refundId, Money amount) {
        return new RefundPayment(PAYMENT, refundId, amount, "not sent");
    }

    public static PaymentRefundRequested refundRequested(int operation, String refundId, Money amount) {
        return new PaymentRefundRequested(
                PAYMENT, ORDER, TENDER, key(operation), "auth_1", refundId, amount, "not sent", Optional.empty());
    }

    public static RefundDeferred refundDeferred(String refundId, Money amount) {
        return new RefundDeferred(PAYMENT, ORDER, TENDER, refundId, amount, "not sent");
    }

    public static PaymentRefundAccepted refundAccepted(int operation, String refundId, Money amount) {
        return new PaymentRefundAccepted(PAYMENT, ORDER, TENDER, key(operation), refundId, amount);
    }

    public static PaymentRefunded refunded(String refundId, Money amount) {
        return new PaymentRefunded(PAYMENT, ORDER, TENDER, refundId, amount);
    }

    public static PaymentRefundFailed refundFailed(String refundId, Money amount) {
        return refundFailed(refundId, amount, PaymentRefusal.REFUSED);
    }

    static PaymentRefundFailed refundFailed(String refundId, Money amount, PaymentRefusal reason) {
        return new PaymentRefundFailed(PAYMENT, ORDER, TENDER, refundId, amount, Optional.of(reason));
    }

    /** As it was stored before reasons were. */
    public static PaymentCaptureFailed captureTriedAgainWithoutReason(String captureId, Money amount) {
        return new PaymentCaptureFailed(
                PAYMENT,
                ORDER,
                TENDER,
                captureId,
                amount,
                1,
                Optional.of(NINE.plus(Duration.ofMinutes(5))),
                Optional.empty());
    }

    /** As it was stored before reasons were. */
    public static PaymentRefundFailed refundFailedWithoutReason(String refundId, Money amount) {
        return new PaymentRefundFailed(PAYMENT, ORDER, TENDER, refundId, amount, Optional.empty());
    }

    public static RepaymentOwed repaymentOwed(String refundId, Money amount) {
        return new RepaymentOwed(PAYMENT, ORDER, TENDER, refundId, amount, "not sent");
    }

    static RefundToAccount refundToAccount(String refundId) {
        return new RefundToAccount(PAYMENT, refundId, HER_ACCOUNT);
    }

    public static RefundAccountGiven refundAccountGiven(String refundId, Money amount) {
        return new RefundAccountGiven(PAYMENT, ORDER, TENDER, refundId, amount, HER_ACCOUNT);
    }

    static RetryRefund retryRefund(String refundId) {
        return new RetryRefund(PAYMENT, refundId, RefundRetryReason.PROVIDER_HAS_SEEN_TO_IT);
    }

    public static RefundRetryOrdered refundRetryOrdered(String refundId, Money amount) {
        return new RefundRetryOrdered(
                PAYMENT, ORDER, TENDER, refundId, amount, RefundRetryReason.PROVIDER_HAS_SEEN_TO_IT);
    }

    public static PaymentRefundRequested refundToAccountRequested(int operation, String refundId, Money amount) {
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operation),
                "auth_1",
                refundId,
                amount,
                "to the payer's account",
                Optional.of(HER_ACCOUNT));
    }

    public static RefundDeferred refundToAccountDeferred(String refundId, Money amount) {
        return new RefundDeferred(
                PAYMENT, ORDER, TENDER, refundId, amount, "to the payer's account", Optional.of(HER_ACCOUNT));
    }

    static SettleOutside settleOutside(String settlementId, OutsideSettlement how, Money amount) {
        return settleOutside(settlementId, how, amount, Optional.empty());
    }

    static SettleOutside settleOutside(
            String settlementId, OutsideSettlement how, Money amount, Optional<CashReceipt> cashReceipt) {
        return new SettleOutside(PAYMENT, settlementId, how, amount, cashReceipt);
    }

    public static SettledOutside settledOutside(
            String settlementId, OutsideSettlement how, Money amount, Optional<CashReceipt> cashReceipt) {
        return new SettledOutside(PAYMENT, ORDER, TENDER, settlementId, how, amount, cashReceipt);
    }

    public static SettledOutside collected(String settlementId, Money amount) {
        return settledOutside(settlementId, OutsideSettlement.COLLECTED, amount, Optional.empty());
    }

    static MarkTransferred markTransferred(String refundId) {
        return new MarkTransferred(PAYMENT, refundId, TransferMeans.BANK_TRANSFER, false);
    }

    static MarkTransferred markTransferredNevertheless(String refundId) {
        return new MarkTransferred(PAYMENT, refundId, TransferMeans.BANK_TRANSFER, true);
    }

    public static RepaymentTransferred transferred(String refundId, Money amount) {
        return new RepaymentTransferred(PAYMENT, ORDER, TENDER, refundId, amount, TransferMeans.BANK_TRANSFER);
    }

    static RecordNotice notice(String id, NoticeKind kind) {
        return new RecordNotice(PAYMENT, id, kind);
    }

    public static ProviderNoticeReceived noticeReceived(String id, NoticeKind kind) {
        return new ProviderNoticeReceived(PAYMENT, ORDER, TENDER, id, kind);
    }

    public static DepositTurnedBack turnedBack() {
        return new DepositTurnedBack(PAYMENT, ORDER, TENDER, BOTH);
    }

    /** As the provider names it. */
    public static final String DP = "dp_1";

    public static final DisputeId DISPUTE = DisputeId.of(PAYMENT, DP);

    static RecordDispute recordDispute(DisputeKind kind, Money amount, Optional<DisputeOutcome> outcome) {
        return recordDispute(DP, kind, amount, outcome);
    }

    public static RecordDispute recordDispute(
            String name, DisputeKind kind, Money amount, Optional<DisputeOutcome> outcome) {
        return new RecordDispute(
                PAYMENT, name, kind, amount, DisputeReason.NOT_RECEIVED, Optional.of(IN_A_WEEK), outcome);
    }

    public static PaymentDisputed disputed(DisputeKind kind, Money amount) {
        return new PaymentDisputed(
                PAYMENT, ORDER, TENDER, DISPUTE, kind, amount, DisputeReason.NOT_RECEIVED, Optional.of(IN_A_WEEK));
    }

    public static InquiryBecameChargeback inquiryBecameChargeback(Money amount) {
        return new InquiryBecameChargeback(
                PAYMENT, ORDER, TENDER, DISPUTE, amount, DisputeReason.NOT_RECEIVED, Optional.of(IN_A_WEEK));
    }

    public static DisputeDecided disputeDecided(DisputeKind kind, Money amount, DisputeOutcome outcome) {
        return new DisputeDecided(PAYMENT, ORDER, TENDER, DISPUTE, kind, amount, outcome);
    }

    public static DisputeAnswered disputeAnswered(DisputeAnswer answer) {
        return new DisputeAnswered(PAYMENT, ORDER, TENDER, DISPUTE, answer, ONE);
    }

    public static PaymentRefundOvertaken refundOvertaken(String refundId, Money amount) {
        return new PaymentRefundOvertaken(PAYMENT, ORDER, TENDER, refundId, amount);
    }

    static RecordOutcomeUnknown noAnswer(int operation) {
        return new RecordOutcomeUnknown(PAYMENT, key(operation), "timed out");
    }

    /** Of the authorisation, which is the first operation. */
    public static PaymentNeedsAttention needsAttention() {
        return needsAttention(1, PaymentOperation.AUTHORISE, Optional.empty());
    }

    public static TellOutcome tellOutcome(int operation, FoundOutcome outcome) {
        return tellOutcome(operation, outcome, OutcomeEvidence.SEEN_AT_THE_PROVIDER);
    }

    static TellOutcome tellOutcome(int operation, FoundOutcome outcome, OutcomeEvidence evidence) {
        return new TellOutcome(PAYMENT, key(operation), outcome, evidence);
    }

    public static OutcomeFound outcomeFound(int operation, FoundOutcome outcome) {
        return new OutcomeFound(PAYMENT, ORDER, TENDER, key(operation), outcome, OutcomeEvidence.SEEN_AT_THE_PROVIDER);
    }

    public static PaymentNeedsAttention captureNeedsAttention(int operation, String captureId) {
        return needsAttention(operation, PaymentOperation.CAPTURE, Optional.of(captureId));
    }

    public static PaymentNeedsAttention refundNeedsAttention(int operation, String refundId) {
        return needsAttention(operation, PaymentOperation.REFUND, Optional.of(refundId));
    }

    public static PaymentNeedsAttention releaseNeedsAttention(int operation) {
        return needsAttention(operation, PaymentOperation.VOID, Optional.empty());
    }

    private static PaymentNeedsAttention needsAttention(int operation, PaymentOperation asked, Optional<String> name) {
        return new PaymentNeedsAttention(PAYMENT, ORDER, TENDER, key(operation), Optional.of(asked), name);
    }

    /** Of the authorisation, which is the first operation. */
    public static PaymentOutcomeUnknown outcomeUnknown() {
        return outcomeUnknown(1, "timed out", PaymentOperation.AUTHORISE, Optional.empty());
    }

    public static PaymentOutcomeUnknown captureUnknown(int operation, String captureId) {
        return outcomeUnknown(operation, "timed out", PaymentOperation.CAPTURE, Optional.of(captureId));
    }

    public static PaymentOutcomeUnknown refundUnknown(int operation, String refundId, String detail) {
        return outcomeUnknown(operation, detail, PaymentOperation.REFUND, Optional.of(refundId));
    }

    static PaymentOutcomeUnknown releaseUnknown(int operation) {
        return outcomeUnknown(operation, "timed out", PaymentOperation.VOID, Optional.empty());
    }

    /** @param detail what was seen in place of an answer */
    public static PaymentOutcomeUnknown outcomeUnknown(
            int operation, String detail, PaymentOperation asked, Optional<String> name) {
        return new PaymentOutcomeUnknown(PAYMENT, ORDER, TENDER, key(operation), detail, Optional.of(asked), name);
    }

    /** As they were stored before they said what had been asked. */
    public static PaymentOutcomeUnknown unknownWithoutOperation() {
        return new PaymentOutcomeUnknown(
                PAYMENT, ORDER, TENDER, key(1), "timed out", Optional.empty(), Optional.empty());
    }

    /** As they were stored before they said what had been asked. */
    public static PaymentNeedsAttention attentionWithoutOperation() {
        return new PaymentNeedsAttention(PAYMENT, ORDER, TENDER, key(1), Optional.empty(), Optional.empty());
    }
}
