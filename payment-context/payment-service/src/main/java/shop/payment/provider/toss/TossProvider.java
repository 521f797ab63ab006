package shop.payment.provider.toss;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import shop.payment.accounts.KoreanBanks;
import shop.payment.accounts.RefundAccount;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentId;
import shop.payment.collecting.AmountsAreBounded;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.provider.NoAnswer;
import shop.payment.provider.NotUnderstood;

/**
 * Asks Toss Payments for money. The payer has chosen how to pay in its own window, under our payment's id as its
 * order id; the token is its payment key, which is confirmed here. That takes the money at once: nothing is set
 * aside, and what is not sent is given back (ADR 56). A cancel bears the refund's id as its reason, by which it is
 * found again. What was transferred into a virtual account goes back to an account of the payer's that somebody has
 * told (PAY-16).
 */
final class TossProvider implements PaymentProvider {

    /** The reason of a cancel that calls a transfer off which nobody has made yet. */
    static final String CALLED_OFF = "called off";

    static final String WON = "KRW";

    private static final Logger log = LoggerFactory.getLogger(TossProvider.class);

    /** As its description says of 멱등키 (docs.tosspayments.com/reference/using-api). */
    private static final Duration KEYS_REMEMBERED = Duration.ofDays(15);

    /** "Of 6 to 64 letters, digits, '-', '_' and '='". */
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_=-]{6,64}");

    private static final Pattern FOUR_DIGITS = Pattern.compile(".*\\d{4}");

    private static final Set<String> TAKEN = Set.of("DONE", "PARTIAL_CANCELED");
    private static final Set<String> NOT_TAKEN = Set.of("CANCELED", "ABORTED", "EXPIRED");
    private static final Set<String> NOT_CONFIRMED = Set.of("READY", "IN_PROGRESS");

    private final Toss toss;
    private final OneCancelASecond turns;
    private final RefundAccounts accounts;

    TossProvider(Toss toss, OneCancelASecond turns, RefundAccounts accounts) {
        this.toss = toss;
        this.turns = turns;
        this.accounts = accounts;
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        if (!AmountsAreBounded.holdsFor(request.amount())
                || !WON.equals(request.amount().currency())
                || !ORDER_ID.matcher(request.paymentId().value()).matches()) {
            return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
        }
        return answerTo(request, () -> {
            try {
                return cameTo(
                        request,
                        toss.confirm(
                                request.operationKey(),
                                new Toss.Confirm(
                                        request.token(),
                                        request.paymentId().value(),
                                        request.amount().minor())));
            } catch (HttpClientErrorException refused) {
                String code = Toss.codeOf(refused);
                if (TossWords.ELSEWHERE.contains(code)) {
                    return cameTo(request, toss.payment(request.token()));
                }
                return Optional.ofNullable(TossWords.DECLINED.get(code))
                        .map(reason -> new RecordDeclined(request.paymentId(), reason))
                        .orElseThrow(() -> refused);
            }
        });
    }

    /** What is taken at once is captured already: nobody asks for this. */
    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        return new RecordCaptureFailed(request.paymentId(), request.operationKey());
    }

    /** Only what nobody has paid yet: a cancel of what was paid would give money back that nobody has asked to. */
    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return answerTo(request, () -> {
            Toss.Payment payment = toss.payment(request.providerReference());
            return hasEnded(request, payment).orElseGet(() -> {
                Toss.Payment cancelled = toss.cancel(
                        request.operationKey(),
                        request.providerReference(),
                        new Toss.Cancel(CALLED_OFF, Optional.empty(), Optional.empty()));
                return hasEnded(request, cancelled)
                        .orElseThrow(() -> NotUnderstood.status("a void", cancelled.status()));
            });
        });
    }

    /** Nothing as long as a transfer is awaited. */
    private static Optional<ProviderAnswer> hasEnded(PaymentVoidRequested request, Toss.Payment payment) {
        if (NOT_TAKEN.contains(payment.status())) {
            return Optional.of(new RecordVoided(request.paymentId(), request.operationKey()));
        }
        if (TAKEN.contains(payment.status())) {
            return Optional.of(new RecordPaid(request.paymentId(), registration(payment)));
        }
        if (payment.status().equals("WAITING_FOR_DEPOSIT")) {
            return Optional.empty();
        }
        throw NotUnderstood.status("a payment", payment.status());
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        return answerTo(request, () -> {
            Optional<RefundAccount> account = request.account().flatMap(accounts::open);
            if (request.account().isPresent() && account.isEmpty()) {
                // It is forgotten once there is an answer, which got lost: what it was, the books say.
                return refunded(request, toss.payment(request.providerReference()))
                        .orElseGet(() -> new RecordRefundFailed(request.paymentId(), request.operationKey()));
            }
            turns.await(request.providerReference());
            try {
                return refunded(request, cancelled(request, account))
                        .orElseThrow(() -> new NotUnderstood("a cancel without this one"));
            } catch (HttpClientErrorException refused) {
                String code = Toss.codeOf(refused);
                ProviderAnswer failed = new RecordRefundFailed(request.paymentId(), request.operationKey());
                if (TossWords.ELSEWHERE.contains(code)) {
                    return refunded(request, toss.payment(request.providerReference()))
                            .orElse(failed);
                }
                if (!TossWords.NOT_GIVEN_BACK.contains(code)) {
                    throw refused;
                }
                log.warn("{} was refused: {}", request.operationKey(), NoAnswer.inOurWords(refused, Toss::codeOf));
                return failed;
            }
        });
    }

    private Toss.Payment cancelled(PaymentRefundRequested request, Optional<RefundAccount> account) {
        try {
            return toss.cancel(
                    request.operationKey(),
                    request.providerReference(),
                    new Toss.Cancel(
                            TossWords.reasonOf(request),
                            Optional.of(request.amount().minor()),
                            account.map(TossProvider::inTheirWords)));
        } finally {
            turns.ended(request.providerReference());
        }
    }

    private static Toss.ReceiveAccount inTheirWords(RefundAccount account) {
        return new Toss.ReceiveAccount(
                KoreanBanks.of(account.bank()).orElseThrow().tossCode(), account.number(), account.holder());
    }

    private static Optional<ProviderAnswer> refunded(PaymentRefundRequested request, Toss.Payment payment) {
        return payment.cancelled(part -> TossWords.isOf(request, part)).map(part -> switch (part.cancelStatus()
                .orElse("DONE")) {
            case "DONE" -> new RecordRefunded(request.paymentId(), request.operationKey());
            case "IN_PROGRESS" -> new RecordRefundAccepted(request.paymentId(), request.operationKey());
            case "ABORTED" -> new RecordRefundFailed(request.paymentId(), request.operationKey());
            default ->
                throw NotUnderstood.status("a cancel", part.cancelStatus().orElse(""));
        });
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return KEYS_REMEMBERED;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        try {
            return inTheBooks(request);
        } catch (RestClientException unanswered) {
            return Optional.of(unknown(request, unanswered));
        }
    }

    private Optional<ProviderAnswer> inTheBooks(ProviderRequest request) {
        if (request instanceof PaymentAuthorisationRequested authorisation) {
            return toss.ofOrder(request.paymentId().value())
                    .filter(payment -> !NOT_CONFIRMED.contains(payment.status()))
                    .map(payment -> cameTo(authorisation, payment));
        }
        if (request instanceof PaymentVoidRequested release) {
            return hasEnded(release, toss.payment(release.providerReference()));
        }
        if (request instanceof PaymentRefundRequested refund) {
            return refunded(refund, toss.payment(refund.providerReference()));
        }
        return Optional.of(new RecordCaptureFailed(request.paymentId(), request.operationKey()));
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        try {
            Toss.Payment payment = toss.payment(providerReference);
            if (TAKEN.contains(payment.status())) {
                return Optional.of(new RecordPaid(paymentId, registration(payment)));
            }
            // What was cancelled while it was awaited, we have called off.
            return NOT_TAKEN.contains(payment.status()) && !payment.status().equals("CANCELED")
                    ? Optional.of(new RecordDeclined(paymentId, reason(payment)))
                    : Optional.empty();
        } catch (RestClientException unanswered) {
            log.info("{} could not be looked up: {}", paymentId, NoAnswer.inOurWords(unanswered, Toss::codeOf));
            return Optional.empty();
        }
    }

    /** It tells of no disputes; that a deposit has turned back, its notice tells ({@link TossWebhooks}). */
    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        try {
            toss.ofOrder(paymentId.value());
            return Optional.of(List.of());
        } catch (RestClientException unanswered) {
            log.info(
                    "It could not be looked up whether money of {} went back: {}",
                    paymentId,
                    NoAnswer.inOurWords(unanswered, Toss::codeOf));
            return Optional.empty();
        }
    }

    private static ProviderAnswer cameTo(PaymentAuthorisationRequested request, Toss.Payment payment) {
        if (NOT_TAKEN.contains(payment.status())) {
            return new RecordDeclined(request.paymentId(), reason(payment));
        }
        if (payment.totalAmount() != request.amount().minor()
                || !payment.currency().equals(request.amount().currency())
                || !payment.orderId().equals(request.paymentId().value())) {
            throw new NotUnderstood("another payment");
        }
        if (TAKEN.contains(payment.status())) {
            return new RecordPaid(request.paymentId(), registration(payment));
        }
        if (payment.status().equals("WAITING_FOR_DEPOSIT")) {
            return new RecordPayerAwaited(
                    request.paymentId(),
                    registration(payment),
                    Optional.empty(),
                    payment.virtualAccount()
                            .flatMap(Toss.VirtualAccount::dueDate)
                            .map(OffsetDateTime::toInstant));
        }
        throw NotUnderstood.status("a payment", payment.status());
    }

    private static DeclineReason reason(Toss.Payment payment) {
        return payment.failure()
                .map(Toss.Problem::code)
                .map(TossWords.DECLINED::get)
                .orElse(DeclineReason.REFUSED);
    }

    /**
     * What was transferred into an account goes back to an account of the payer's, which somebody has to tell (PAY-16). Whether a
     * part can go back, each payment says.
     */
    static Registration registration(Toss.Payment payment) {
        return new Registration(
                payment.paymentKey(),
                payment.card()
                        .map(Toss.Card::number)
                        .filter(number -> FOUR_DIGITS.matcher(number).matches())
                        .map(number -> number.substring(number.length() - 4)),
                false,
                payment.virtualAccount().isEmpty(),
                payment.isPartialCancelable().orElse(true),
                payment.virtualAccount().map(account -> AccountKind.KOREAN_BANK));
    }

    private static ProviderAnswer answerTo(ProviderRequest request, Supplier<ProviderAnswer> call) {
        try {
            return call.get();
        } catch (RestClientException unanswered) {
            return unknown(request, unanswered);
        }
    }

    private static ProviderAnswer unknown(ProviderRequest request, RestClientException unanswered) {
        return new RecordOutcomeUnknown(
                request.paymentId(), request.operationKey(), NoAnswer.inOurWords(unanswered, Toss::codeOf));
    }
}
