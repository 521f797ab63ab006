package shop.payment.collecting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.kernel.Money;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentNeedsAttention;
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
import shop.payment.api.WaiveCapture;
import shop.platform.messaging.AnswerWithVersion;
import shop.platform.rejection.CardNumbers;

/**
 * The money of one tender. It is asked for once; the provider sets it aside, takes it at once, waits for the payer, or
 * declines. What was set aside is captured, in parts where the provider allows it, and the rest let go; what was captured can
 * be given back, in parts where the provider allows that. Parts of what it gives back as a whole only, a person gives back.
 *
 * <p>The provider is asked for one operation at a time, each recorded with its key before it is asked. An operation that
 * arrives meanwhile is accepted and waits. Without an answer the outcome is unknown, never failed: nothing else is asked
 * until the same request, put again, brings evidence. A refund that the provider has accepted is not done, and may still fail;
 * others do not wait for it. Requests and answers may arrive twice; each counts once.
 *
 * <p>Money that comes after all was over, because it had been declined or the time had passed, pays for nothing: it goes back by
 * itself, and what is only set aside is let go (PAY-21). What the order had called off and is paid nevertheless, the order gives
 * back.
 *
 * <p>A capture that fails is owed: it is tried again after growing pauses, each time as an operation of its own, until it
 * succeeds, is not owed any more, or the tries end; then it is for a person, who may have it tried again. A refund that fails
 * is owed to the customer: a person transfers it, or has the provider try it once more. What the provider never tells the
 * outcome of, a person finds out and tells, once they were called.
 */
@Aggregate(type = "Payment", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Payment {

    /** How the refunds of what was paid too late are called; the order's are called otherwise. */
    private static final String TOO_LATE = "paid-too-late";

    private static final String WHY_TOO_LATE = "it came too late";

    @AggregateIdentifier
    private PaymentId paymentId;

    private PaymentAuthorisationRequested asked;
    private Standing standing;
    private Balance balance;
    private boolean severalCaptures;
    private RefundCapability refunds = RefundCapability.NONE;
    private boolean paidTooLate;
    private boolean releaseAccepted;
    private Instant captureBefore = Instant.MIN;
    private final Set<String> notices = new HashSet<>();
    private final Operations operations = new Operations();

    /** A payment that nobody has asked for yet. */
    Payment() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    // --- What is asked of the payment

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AuthorisePayment command) {
        CardNumbers.refuseIn(command);
        AmountsArePositive.check("PAY-02", command.amount());
        AmountsAreBounded.check(command.amount());
        CashReceiptsAreOfNoCard.check(command.method(), command.cashReceipt());
        PaymentAuthorisationRequested request = new PaymentAuthorisationRequested(
                command.paymentId(),
                command.orderId(),
                command.tender(),
                Operations.firstKey(command.paymentId()),
                command.method(),
                command.amount(),
                command.token(),
                command.instalments(),
                command.dueDate(),
                command.cashReceipt());
        if (asked != null) {
            OneIdOneRequest.check(asked, request);
            return;
        }
        apply(request);
    }

    @CommandHandler
    void handle(CapturePayment command) {
        Optional<Money> before = balance.captures().amountOf(command.captureId());
        if (before.isPresent()) {
            OneIdOneRequest.checkCapture(command, before.get());
            return;
        }
        CapturesTakeThePlaceOfKnownOnes.check(command, balance.captures());
        if (command.inPlaceOf().filter(balance.captures()::isTaken).isPresent()) {
            refuse(command.captureId(), command.amount());
            return;
        }
        VoidedAuthorisationsAreFinal.check(command, releaseAccepted);
        CapturesStayWithinTheAuthorisation.check(command, balance, severalCaptures);
        Optional<String> decides = command.inPlaceOf().flatMap(balance.captures()::withProviderFor);
        command.inPlaceOf().filter(balance.captures()::canBeWaived).ifPresent(this::waive);
        askOrDefer(new CaptureDeferred(
                paymentId, asked.orderId(), asked.tender(), command.captureId(), command.amount(), decides));
    }

    @CommandHandler
    void handle(RetryCapture command) {
        OnlyOwedCapturesAreTriedAgain.check(command, balance.captures());
        if (canBeTriedAgain(command.captureId())) {
            apply(new CaptureRetryOrdered(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    command.captureId(),
                    amountOf(command.captureId()),
                    command.reason()));
            tryAgain(command.captureId());
        }
    }

    @CommandHandler
    void handle(TryCaptureAgain command) {
        boolean isItsTurn = command.attempt() == balance.captures().failuresOf(command.captureId()) + 1;
        if (isItsTurn && canBeTriedAgain(command.captureId())) {
            tryAgain(command.captureId());
        }
    }

    @CommandHandler
    void handle(WaiveCapture command) {
        if (balance.captures().canBeWaived(command.captureId())) {
            waive(command.captureId());
        }
    }

    @CommandHandler
    void handle(ReleasePayment command) {
        ReleaseDeferred release = new ReleaseDeferred(paymentId, asked.orderId(), asked.tender(), command.reason());
        if (!releaseAccepted && isStillNeeded(release)) {
            balance.captures().owed().forEach(this::waive);
            askOrDefer(release);
        }
    }

    @CommandHandler
    void handle(RefundPayment command) {
        Optional<Money> before = balance.refund(command.refundId());
        if (before.isPresent()) {
            OneIdOneRequest.checkRefund(command, before.get());
            return;
        }
        RefundsStayWithinWhatWasCaptured.check(command, balance);
        giveBack(command.refundId(), command.amount(), command.reason());
    }

    @CommandHandler
    void handle(MarkTransferred command) {
        if (balance.isTransferred(command.refundId())) {
            return;
        }
        OnlyOwedRepaymentsAreTransferred.check(command, balance);
        apply(new RepaymentTransferred(
                paymentId,
                asked.orderId(),
                asked.tender(),
                command.refundId(),
                balance.refund(command.refundId()).orElseThrow(),
                command.means()));
    }

    @CommandHandler
    void handle(RefundToAccount command) {
        OnlyOwedRepaymentsGoToAnAccount.check(command, balance, refunds);
        Money amount = balance.refund(command.refundId()).orElseThrow();
        apply(new RefundAccountGiven(
                paymentId, asked.orderId(), asked.tender(), command.refundId(), amount, command.account()));
        askOrDefer(new RefundDeferred(
                paymentId,
                asked.orderId(),
                asked.tender(),
                command.refundId(),
                amount,
                "to the payer's account",
                Optional.of(command.account())));
    }

    @CommandHandler
    void handle(RetryRefund command) {
        OnlyOwedRepaymentsAreTriedAgain.check(command, balance, refunds);
        String refundId = command.refundId();
        Money amount = balance.refund(refundId).orElseThrow();
        String why = balance.reasonOf(refundId);
        apply(new RefundRetryOrdered(paymentId, asked.orderId(), asked.tender(), refundId, amount, command.reason()));
        askOrDefer(new RefundDeferred(paymentId, asked.orderId(), asked.tender(), refundId, amount, why));
    }

    @CommandHandler
    void handle(SettleOutside command) {
        Optional<SettledOutside> before = balance.settledOutside(command.settlementId());
        if (before.isPresent()) {
            OneIdOneRequest.checkSettlement(command, before.get());
            return;
        }
        AmountsArePositive.check("PAY-19", command.amount());
        AmountsAreBounded.check(command.amount());
        AmountsAreInOneCurrency.check("PAY-19", command.amount(), asked.amount());
        CashReceiptsAreOfNoCard.checkIdentifier(command.cashReceipt());
        apply(new SettledOutside(
                paymentId,
                asked.orderId(),
                asked.tender(),
                command.settlementId(),
                command.how(),
                command.amount(),
                command.cashReceipt()));
    }

    // --- What the provider answers

    @CommandHandler
    void handle(RecordAuthorised command) {
        if (isOpen()) {
            register(command.registration());
            apply(new PaymentAuthorised(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    asked.amount(),
                    command.registration().severalCaptures(),
                    command.captureBefore()));
            askForWhatIsDue();
        } else if (hasEndedWithoutMoney()) {
            register(command.registration());
            apply(new AuthorisedTooLate(
                    paymentId, asked.orderId(), asked.tender(), asked.amount(), command.captureBefore()));
            letGoOfWhatCameTooLate();
        }
    }

    @CommandHandler
    void handle(RecordPaid command) {
        pay(command.registration());
        giveBackWhatCameTooLate();
    }

    private void pay(Registration registration) {
        if (isOpen() || hasEndedWithoutMoney()) {
            register(registration);
            apply(
                    standing == Standing.DECLINED
                            ? new PaidTooLate(paymentId, asked.orderId(), asked.tender(), asked.amount())
                            : new PaymentPaid(paymentId, asked.orderId(), asked.tender(), asked.amount()));
        }
    }

    @CommandHandler
    void handle(RecordPayerAwaited command) {
        if (standing == Standing.ASKED) {
            register(command.registration());
            apply(new PayerAwaited(
                    paymentId, asked.orderId(), asked.tender(), asked.amount(), command.link(), command.until()));
            askForWhatIsDue();
        }
    }

    @CommandHandler
    void handle(RecordDeclined command) {
        if (isOpen()) {
            apply(new PaymentDeclined(paymentId, asked.orderId(), asked.tender(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordExpired command) {
        if (isOpen()) {
            handle(new RecordDeclined(paymentId, DeclineReason.REFUSED));
        } else if (standing == Standing.AUTHORISED
                && operations.isIdle()
                && balance.held().isPositive()) {
            apply(new AuthorisationExpired(paymentId, asked.orderId(), asked.tender(), balance.held()));
        }
    }

    @CommandHandler
    void handle(RecordCaptured command) {
        operations
                .outstanding(command.operationKey(), PaymentCaptureRequested.class)
                .ifPresent(capture -> {
                    apply(new PaymentCaptured(
                            paymentId, asked.orderId(), asked.tender(), capture.captureId(), capture.amount()));
                    balance.captures()
                            .waitingInPlaceOf(capture.captureId())
                            .forEach(other -> refuse(other, amountOf(other)));
                    askForWhatIsDue();
                });
    }

    @CommandHandler
    void handle(RecordCaptureFailed command, CaptureRetries retries) {
        captureFails(
                command.operationKey(),
                retries,
                GenericEventMessage.clock.instant().isBefore(captureBefore)
                        ? PaymentRefusal.REFUSED
                        : PaymentRefusal.AUTHORISATION_ENDED);
    }

    private void captureFails(String operationKey, CaptureRetries retries, PaymentRefusal why) {
        operations.outstanding(operationKey, PaymentCaptureRequested.class).ifPresent(capture -> {
            int attempt = balance.captures().failuresOf(capture.captureId()) + 1;
            apply(new PaymentCaptureFailed(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    capture.captureId(),
                    capture.amount(),
                    attempt,
                    nextTry(capture.captureId(), attempt, retries),
                    Optional.of(why)));
            if (releaseAccepted && balance.captures().isOwed(capture.captureId())) {
                waive(capture.captureId());
            }
            askForWhatIsDue();
        });
    }

    @CommandHandler
    void handle(RecordVoided command) {
        operations
                .outstanding(command.operationKey(), PaymentVoidRequested.class)
                .ifPresent(release -> {
                    apply(new PaymentReleased(paymentId, asked.orderId(), asked.tender(), balance.held()));
                    askForWhatIsDue();
                });
    }

    @CommandHandler
    void handle(RecordRefundAccepted command) {
        operations
                .outstanding(command.operationKey(), PaymentRefundRequested.class)
                .ifPresent(refund -> {
                    apply(new PaymentRefundAccepted(
                            paymentId,
                            asked.orderId(),
                            asked.tender(),
                            refund.operationKey(),
                            refund.refundId(),
                            refund.amount()));
                    askForWhatIsDue();
                });
    }

    @CommandHandler
    void handle(RecordRefunded command) {
        operations.open(command.operationKey(), PaymentRefundRequested.class).ifPresent(refund -> {
            apply(new PaymentRefunded(paymentId, asked.orderId(), asked.tender(), refund.refundId(), refund.amount()));
            askForWhatIsDue();
        });
    }

    @CommandHandler
    void handle(RecordRefundFailed command) {
        refundFails(
                command.operationKey(),
                operations.isAccepted(command.operationKey())
                        ? PaymentRefusal.FAILED_IN_THE_END
                        : PaymentRefusal.REFUSED);
    }

    private void refundFails(String operationKey, PaymentRefusal why) {
        operations.open(operationKey, PaymentRefundRequested.class).ifPresent(refund -> {
            if (balance.isOvertaken(Money.zero(refund.amount().currency()))) {
                overtake(refund.refundId(), refund.amount());
                giveBackWhatCameTooLate();
            } else {
                giveBackByAPerson(refund.refundId(), refund.amount(), refund.reason(), why);
            }
            askForWhatIsDue();
        });
    }

    @CommandHandler
    void handle(RecordRefundDisputed command) {
        operations
                .outstanding(command.operationKey(), PaymentRefundRequested.class)
                .ifPresent(refund -> {
                    if (balance.isOvertaken(Money.zero(refund.amount().currency()))) {
                        overtake(refund.refundId(), refund.amount());
                        giveBackWhatCameTooLate();
                    } else if (balance.isHeldUp(refund)) {
                        apply(new RefundDeferred(
                                paymentId,
                                asked.orderId(),
                                asked.tender(),
                                refund.refundId(),
                                refund.amount(),
                                refund.reason(),
                                refund.account()));
                    } else {
                        // Nobody knows by what: it is asked again, and the books are read again.
                        handle(new RecordOutcomeUnknown(paymentId, command.operationKey(), "disputed"));
                    }
                    askForWhatIsDue();
                });
    }

    @CommandHandler
    void handle(RecordOutcomeUnknown command) {
        operations
                .canBecomeUnknown(command.operationKey())
                .ifPresent(request -> apply(new PaymentOutcomeUnknown(
                        paymentId,
                        asked.orderId(),
                        asked.tender(),
                        command.operationKey(),
                        command.detail(),
                        Optional.of(request.asksTo()),
                        request.named())));
    }

    @CommandHandler
    void handle(CallAPerson command) {
        operations
                .canNeedAttention(command.operationKey())
                .ifPresent(request -> apply(new PaymentNeedsAttention(
                        paymentId,
                        asked.orderId(),
                        asked.tender(),
                        command.operationKey(),
                        Optional.of(request.asksTo()),
                        request.named())));
    }

    // --- What a person finds out, of which the provider tells nothing

    @CommandHandler
    void handle(TellOutcome command, CaptureRetries retries) {
        ProviderRequest request = OnlyMissingOutcomesAreTold.check(command, operations);
        String key = command.operationKey();
        apply(new OutcomeFound(paymentId, asked.orderId(), asked.tender(), key, command.outcome(), command.evidence()));
        boolean isDone = command.outcome() == FoundOutcome.DONE;
        if (request instanceof PaymentAuthorisationRequested) {
            handle(new RecordDeclined(paymentId, DeclineReason.REFUSED));
        } else if (request instanceof PaymentVoidRequested) {
            handle(new RecordVoided(paymentId, key));
        } else if (request instanceof PaymentCaptureRequested && isDone) {
            handle(new RecordCaptured(paymentId, key));
        } else if (request instanceof PaymentCaptureRequested) {
            captureFails(key, retries, PaymentRefusal.NOT_DONE);
        } else if (isDone) {
            handle(new RecordRefunded(paymentId, key));
        } else {
            refundFails(key, PaymentRefusal.NOT_DONE);
        }
    }

    // --- What the provider tells by itself

    @CommandHandler
    void handle(RecordNotice command) {
        if (!notices.contains(command.noticeId())) {
            apply(new ProviderNoticeReceived(
                    paymentId, asked.orderId(), asked.tender(), command.noticeId(), command.kind()));
        }
    }

    @CommandHandler
    void handle(RecordTurnedBack command) {
        pay(command.registration());
        if (standing == Standing.PAID && !balance.isTurnedBack()) {
            apply(new DepositTurnedBack(paymentId, asked.orderId(), asked.tender(), asked.amount()));
            giveNothingBackTwice();
            askForWhatIsDue();
        }
    }

    @CommandHandler
    void handle(RecordDispute command) {
        DisputeId dispute = DisputeId.of(paymentId, command.providersName());
        if (!balance.disputes().know(dispute)) {
            checkAmountOf(command);
            apply(new PaymentDisputed(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    dispute,
                    command.kind(),
                    command.amount(),
                    command.reason(),
                    command.answerBefore()));
        } else if (command.kind() == DisputeKind.CHARGEBACK
                && balance.disputes().isInquiry(dispute)) {
            checkAmountOf(command);
            apply(new InquiryBecameChargeback(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    dispute,
                    command.amount(),
                    command.reason(),
                    command.answerBefore()));
        }
        // What is told of the inquiry that it was decides nothing about the chargeback.
        boolean isOfBefore =
                command.kind() == DisputeKind.INQUIRY && !balance.disputes().isInquiry(dispute);
        command.outcome()
                .filter(outcome -> !isOfBefore && !balance.disputes().isDecided(dispute))
                .ifPresent(outcome -> {
                    checkDecidedAmountOf(command);
                    apply(new DisputeDecided(
                            paymentId,
                            asked.orderId(),
                            asked.tender(),
                            dispute,
                            command.kind(),
                            command.amount(),
                            outcome));
                    giveNothingBackTwice();
                    askForWhatIsDue();
                });
    }

    /** What is disputed is something; of what is heard of only when it is decided, that may be nothing. */
    private void checkAmountOf(RecordDispute command) {
        if (command.outcome().isEmpty()) {
            AmountsArePositive.check("PAY-10", command.amount());
        }
        checkDecidedAmountOf(command);
    }

    /** It may be decided about nothing. */
    private void checkDecidedAmountOf(RecordDispute command) {
        AmountsAreBounded.check(command.amount());
        AmountsAreInOneCurrency.check("PAY-10", command.amount(), asked.amount());
    }

    // --- Decisions that follow from more than one command

    private void giveBack(String refundId, Money amount, String reason) {
        Optional<PaymentRefusal> refusal = refunds.refuses(amount, balance.capturedOrAsked());
        RefundDeferred refund =
                new RefundDeferred(paymentId, asked.orderId(), asked.tender(), refundId, amount, reason);
        if (balance.isOvertaken(amount)) {
            overtake(refundId, amount);
        } else if (refusal.isPresent()) {
            giveBackByAPerson(refundId, amount, reason, refusal.get());
        } else if (balance.mayBeGivenBack(amount)) {
            askOrDefer(refund);
        } else {
            apply(refund);
        }
    }

    /** All of it that others have not taken back: under another name where one was overtaken that was for more. */
    private void giveBackWhatCameTooLate() {
        Money left = balance.left();
        if (paidTooLate && left.isPositive()) {
            int before = balance.refunds();
            giveBack(before == 0 ? TOO_LATE : TOO_LATE + "-" + (before + 1), left, WHY_TOO_LATE);
        }
    }

    /** A release that has waited lets go of it, too. */
    private void letGoOfWhatCameTooLate() {
        askForWhatIsDue();
        if (operations.isIdle()) {
            askOrDefer(new ReleaseDeferred(paymentId, asked.orderId(), asked.tender(), WHY_TOO_LATE));
        }
    }

    private void giveBackByAPerson(String refundId, Money amount, String reason, PaymentRefusal why) {
        apply(new PaymentRefundFailed(paymentId, asked.orderId(), asked.tender(), refundId, amount, Optional.of(why)));
        apply(new RepaymentOwed(paymentId, asked.orderId(), asked.tender(), refundId, amount, reason));
    }

    private void giveNothingBackTwice() {
        balance.overtaken().forEach(this::overtake);
        giveBackWhatCameTooLate();
    }

    private void overtake(String refundId, Money amount) {
        apply(new PaymentRefundOvertaken(paymentId, asked.orderId(), asked.tender(), refundId, amount));
    }

    /** Operations on one payment never overtake each other: what is accepted is asked for now, or when its turn comes. */
    private void askOrDefer(DeferredOperation operation) {
        apply(operations.isIdle() ? operations.request(operation) : operation);
    }

    /** Under another key, since it is another operation: of the one before it is known that it has failed (PAY-05). */
    private void tryAgain(String captureId) {
        askOrDefer(new CaptureDeferred(paymentId, asked.orderId(), asked.tender(), captureId, amountOf(captureId)));
    }

    /** The one in whose place it was to be taken was taken after all: it is not asked for, and not owed. */
    private void refuse(String captureId, Money amount) {
        apply(new PaymentCaptureFailed(
                paymentId,
                asked.orderId(),
                asked.tender(),
                captureId,
                amount,
                1,
                Optional.empty(),
                Optional.of(PaymentRefusal.TAKEN_ALREADY)));
        waive(captureId, amount);
    }

    private void waive(String captureId) {
        waive(captureId, amountOf(captureId));
    }

    private void waive(String captureId, Money amount) {
        apply(new CaptureWaived(paymentId, asked.orderId(), asked.tender(), captureId, amount));
    }

    private boolean canBeTriedAgain(String captureId) {
        return balance.captures().isOwed(captureId)
                && CapturesStayWithinTheAuthorisation.holdFor(amountOf(captureId), balance, severalCaptures);
    }

    private Money amountOf(String captureId) {
        return balance.captures().amountOf(captureId).orElseThrow();
    }

    private Optional<Instant> nextTry(String captureId, int attempt, CaptureRetries retries) {
        return releaseAccepted || balance.captures().isWaived(captureId)
                ? Optional.empty()
                : retries.nextTry(attempt, GenericEventMessage.clock.instant(), captureBefore);
    }

    private void askForWhatIsDue() {
        operations.due(this::isDue).ifPresent(AggregateLifecycle::apply);
    }

    private boolean isDue(DeferredOperation operation) {
        if (operation instanceof RefundDeferred refund) {
            return refund.account().isPresent()
                    ? balance.mayBeTransferred(refund.refundId())
                    : balance.mayBeGivenBack(refund.amount());
        }
        return isStillNeeded(operation);
    }

    /** A release has nothing left to do once all is captured, paid at once or declined. */
    private boolean isStillNeeded(DeferredOperation operation) {
        return !(operation instanceof ReleaseDeferred)
                || isOpen()
                || standing == Standing.AUTHORISED && balance.held().isPositive();
    }

    private void register(Registration registration) {
        if (!operations.isRegistered()) {
            apply(new PaymentRegistered(
                    paymentId,
                    asked.orderId(),
                    asked.tender(),
                    registration.providerReference(),
                    registration.lastFour(),
                    registration.severalCaptures(),
                    registration.refundable(),
                    registration.partialRefunds(),
                    registration.refundAccount()));
        }
    }

    /** Whether it is not known yet if the money can be had. */
    private boolean isOpen() {
        return standing == Standing.ASKED || standing == Standing.AWAITING_PAYER;
    }

    /** Whether it was declined, or let go before any money came, which may come nevertheless. */
    private boolean hasEndedWithoutMoney() {
        return standing == Standing.DECLINED
                || standing == Standing.RELEASED && balance.authorised().isZero();
    }

    // --- What has happened

    @EventSourcingHandler
    void on(PaymentAuthorisationRequested event) {
        paymentId = event.paymentId();
        asked = event;
        standing = Standing.ASKED;
        balance = new Balance(event.amount().currency());
        operations.begin(event);
    }

    @EventSourcingHandler
    void on(PaymentRegistered event) {
        operations.register(event.providerReference());
        severalCaptures = event.severalCaptures();
        refunds = RefundCapability.of(event);
    }

    @EventSourcingHandler
    void on(PayerAwaited event) {
        standing = Standing.AWAITING_PAYER;
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentAuthorised event) {
        standing = Standing.AUTHORISED;
        balance.authorise(event.amount());
        // Of a card that its customer had to confirm, the provider knows it only now.
        severalCaptures = event.severalCaptures();
        captureBefore = event.captureBefore();
        operations.on(event);
    }

    /** Nothing is captured of it: it is to be let go. */
    @EventSourcingHandler
    void on(AuthorisedTooLate event) {
        standing = Standing.AUTHORISED;
        balance.authorise(event.amount());
        captureBefore = event.captureBefore();
        releaseAccepted = true;
    }

    @EventSourcingHandler
    void on(PaidTooLate event) {
        standing = Standing.PAID;
        paidTooLate = true;
        balance.pay(event.amount());
    }

    @EventSourcingHandler
    void on(AuthorisationExpired event) {
        standing = Standing.EXPIRED;
    }

    @EventSourcingHandler
    void on(PaymentPaid event) {
        standing = Standing.PAID;
        balance.pay(event.amount());
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentDeclined event) {
        standing = Standing.DECLINED;
        operations.on(event);
    }

    @EventSourcingHandler
    void on(CaptureDeferred event) {
        balance.captures().defer(event);
        operations.defer(event);
    }

    @EventSourcingHandler
    void on(PaymentCaptureRequested event) {
        balance.captures().ask(event.captureId(), event.amount());
        operations.begin(event);
    }

    @EventSourcingHandler
    void on(PaymentCaptured event) {
        balance.capture(event.captureId(), event.amount());
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentCaptureFailed event) {
        balance.captures().fail(event.captureId(), event.amount());
        operations.on(event);
    }

    @EventSourcingHandler
    void on(CaptureWaived event) {
        balance.captures().waive(event.captureId(), event.amount());
        operations.forget(event);
    }

    @EventSourcingHandler
    void on(ReleaseDeferred event) {
        releaseAccepted = true;
        operations.defer(event);
    }

    @EventSourcingHandler
    void on(PaymentVoidRequested event) {
        releaseAccepted = true;
        operations.begin(event);
    }

    @EventSourcingHandler
    void on(PaymentReleased event) {
        standing = Standing.RELEASED;
        operations.on(event);
    }

    @EventSourcingHandler
    void on(RefundDeferred event) {
        balance.deferRefund(event.refundId(), event.amount());
        operations.on(event);
        operations.defer(event);
    }

    @EventSourcingHandler
    void on(PaymentRefundRequested event) {
        balance.beginRefund(event.refundId(), event.amount());
        operations.begin(event);
    }

    @EventSourcingHandler
    void on(RepaymentOwed event) {
        balance.oweRepayment(event.refundId(), event.amount(), event.reason());
    }

    @EventSourcingHandler
    void on(RefundAccountGiven event) {
        balance.giveToProvider(event.refundId());
    }

    @EventSourcingHandler
    void on(RefundRetryOrdered event) {
        balance.giveToProvider(event.refundId());
    }

    @EventSourcingHandler
    void on(RepaymentTransferred event) {
        balance.transfer(event.refundId(), event.amount());
    }

    @EventSourcingHandler
    void on(SettledOutside event) {
        balance.settleOutside(event);
    }

    @EventSourcingHandler
    void on(PaymentRefundAccepted event) {
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentRefunded event) {
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentRefundFailed event) {
        operations.on(event);
    }

    @EventSourcingHandler
    void on(DepositTurnedBack event) {
        balance.turnBack(event.amount());
    }

    @EventSourcingHandler
    void on(PaymentDisputed event) {
        balance.disputes().on(event);
    }

    @EventSourcingHandler
    void on(InquiryBecameChargeback event) {
        balance.disputes().on(event);
    }

    @EventSourcingHandler
    void on(DisputeDecided event) {
        balance.disputes().on(event);
    }

    @EventSourcingHandler
    void on(PaymentRefundOvertaken event) {
        balance.overtake(event.refundId(), event.amount());
        operations.forget(event);
        operations.on(event);
    }

    @EventSourcingHandler
    void on(ProviderNoticeReceived event) {
        notices.add(event.noticeId());
    }

    @EventSourcingHandler
    void on(PaymentOutcomeUnknown event) {
        operations.on(event);
    }

    @EventSourcingHandler
    void on(PaymentNeedsAttention event) {
        operations.on(event);
    }
}
