package shop.payment.provider.portone;

import io.portone.sdk.server.common.Card;
import io.portone.sdk.server.errors.PaymentNotWaitingForDepositException;
import io.portone.sdk.server.errors.PortOneException;
import io.portone.sdk.server.payment.CancelledPayment;
import io.portone.sdk.server.payment.FailedPayment;
import io.portone.sdk.server.payment.FailedPaymentCancellation;
import io.portone.sdk.server.payment.PaidPayment;
import io.portone.sdk.server.payment.PartialCancelledPayment;
import io.portone.sdk.server.payment.Payment;
import io.portone.sdk.server.payment.PaymentAmount;
import io.portone.sdk.server.payment.PaymentCancellation;
import io.portone.sdk.server.payment.PaymentMethodCard;
import io.portone.sdk.server.payment.PaymentMethodVirtualAccount;
import io.portone.sdk.server.payment.ReadyPayment;
import io.portone.sdk.server.payment.RequestedPaymentCancellation;
import io.portone.sdk.server.payment.VirtualAccountIssuedPayment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/**
 * Asks PortOne for money. The payer has gone through its window, under our payment's id as PortOne's; the token is the
 * payment token that the window has given, with which the payment is confirmed here. That takes the money at once (ADR 56).
 *
 * <p>What moves money is put under the key of its operation: the same put again, by another instance or by one that has given
 * up waiting, is not carried out twice; as long as the first is under way, that is all that the second hears. A key is
 * forgotten after some hours. So a part is given back, besides, only if PortOne knows of the remainder that was read just
 * before, and the books are read before and after; what a cancel was for, its reason says: the refund's id and the number of the
 * operation.
 */
final class PortOneProvider implements PaymentProvider {

    static final String WON = "KRW";

    private static final Logger log = LoggerFactory.getLogger(PortOneProvider.class);

    /**
     * Longer than a payer has once the window gave the token, which PortOne's description does not say: the payment services
     * behind it give minutes (Toss Payments: ten, docs.tosspayments.com/reference/error-codes).
     */
    private static final Duration TOKENS_LIVE = Duration.ofHours(1);

    /**
     * It remembers a key for three hours, which it may change (developers.portone.io/api/rest-v2, 멱등 키): a while less, for the
     * time that a request is on its way.
     */
    private static final Duration KEYS_REMEMBERED = Duration.ofMinutes(150);

    private static final Pattern FOUR_DIGITS = Pattern.compile(".*\\d{4}");

    /** Comes before the number of an operation, in its key and in the reason of a cancel. */
    private static final String OPERATION = "/";

    private static final Pattern NUMBER = Pattern.compile(OPERATION + "\\d+$");

    private final PortOne portOne;
    private final RefundAccounts accounts;
    private final Clock clock;

    PortOneProvider(PortOne portOne, RefundAccounts accounts, Clock clock) {
        this.portOne = portOne;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        if (!AmountsAreBounded.holdsFor(request.amount())
                || !WON.equals(request.amount().currency())) {
            return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
        }
        return answerTo(request, () -> {
            try {
                portOne.confirm(
                        PortOneWords.key(request.operationKey()),
                        request.paymentId().value(),
                        new PortOne.Confirm(
                                request.token(), WON, request.amount().minor()));
            } catch (PortOneRefused refused) {
                // A token is good once: whether it was, only the books say.
                return inTheBooks(request).orElseGet(() -> notBegun(request, refused));
            }
            return inTheBooks(request).orElseThrow(() -> new PortOneNotUnderstood("confirmed, and not there"));
        });
    }

    /**
     * Nothing stands in the books: it was refused, or a confirm may still be under way, this one at the payment service behind
     * it, or another that has used the token before this one. What has not moved for longer than a token lives, none moves.
     */
    private ProviderAnswer notBegun(PaymentAuthorisationRequested request, PortOneRefused refused) {
        boolean isOfTheToken = PortOneWords.TOKEN_NOT_TAKEN.contains(refused.type());
        boolean isCertain = isOfTheToken || PortOneWords.NOT_BEGUN.contains(refused.type());
        if (!isCertain || hasMovedLately(request, isOfTheToken)) {
            throw new PortOneNotUnderstood(refused);
        }
        return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
    }

    private boolean hasMovedLately(PaymentAuthorisationRequested request, boolean ifThereIsNone) {
        return portOne.payment(request.paymentId().value())
                .map(this::hasMovedLately)
                .orElse(ifThereIsNone);
    }

    /** Whether it is anything else meanwhile, or began a short while ago. */
    private boolean hasMovedLately(Payment.Recognized payment) {
        return !(payment instanceof ReadyPayment)
                || payment.getUpdatedAt().plus(TOKENS_LIVE).isAfter(clock.instant());
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
            Optional<ProviderAnswer> ended = hasEnded(request);
            if (ended.isPresent()) {
                return ended.get();
            }
            try {
                portOne.closeVirtualAccount(request.providerReference());
            } catch (PaymentNotWaitingForDepositException meanwhile) {
                log.info("{} does not wait for its payer any more", request.paymentId());
            }
            return hasEnded(request).orElseThrow(() -> new PortOneNotUnderstood("closed, and still open"));
        });
    }

    /** Nothing as long as a transfer is awaited. */
    private Optional<ProviderAnswer> hasEnded(PaymentVoidRequested request) {
        Payment.Recognized payment = payment(request.providerReference());
        if (isTaken(payment)) {
            return Optional.of(new RecordPaid(request.paymentId(), registration(payment)));
        }
        if (payment instanceof VirtualAccountIssuedPayment) {
            return Optional.empty();
        }
        if (payment instanceof FailedPayment || payment instanceof CancelledPayment) {
            return Optional.of(new RecordVoided(request.paymentId(), request.operationKey()));
        }
        throw new PortOneNotUnderstood("a payment that is neither paid nor awaited");
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        return answerTo(request, () -> {
            Payment.Recognized before = payment(request.providerReference());
            Optional<ProviderAnswer> done = cancellation(before, request).map(known -> answer(request, known));
            if (done.isPresent()) {
                return done.get();
            }
            Optional<RefundAccount> account = request.account().flatMap(accounts::open);
            if (request.account().isPresent() && account.isEmpty()) {
                return givenBack(request).orElseGet(() -> failed(request));
            }
            try {
                portOne.cancel(
                        PortOneWords.key(request.operationKey()),
                        request.providerReference(),
                        new PortOne.Cancel(
                                request.amount().minor(),
                                reason(request),
                                left(before),
                                account.map(PortOneProvider::inTheirWords)));
            } catch (PortOneRefused refused) {
                // The same may have been asked for elsewhere, and done, since the books were read.
                Optional<ProviderAnswer> meanwhile = givenBack(request);
                if (meanwhile.isPresent()) {
                    return meanwhile.get();
                }
                if (!PortOneWords.saysNothingWasGivenBack(refused)) {
                    throw refused;
                }
                log.warn("{} was refused: {}", request.operationKey(), refused.type());
                return failed(request);
            }
            return givenBack(request).orElseThrow(() -> new PortOneNotUnderstood("a cancel without this one"));
        });
    }

    /** As the books say now; nothing where they do not have this refund. */
    private Optional<ProviderAnswer> givenBack(PaymentRefundRequested request) {
        return cancellation(payment(request.providerReference()), request).map(known -> answer(request, known));
    }

    private static ProviderAnswer failed(PaymentRefundRequested request) {
        return new RecordRefundFailed(request.paymentId(), request.operationKey());
    }

    /** The refund's id, and the number with which the key of the operation ends. */
    private static String reason(PaymentRefundRequested request) {
        String key = request.operationKey();
        return request.refundId() + key.substring(key.lastIndexOf(OPERATION));
    }

    /** What it was for: the refund's id, or what somebody has written who is not us. */
    static String refundOf(PaymentCancellation.Recognized part) {
        return NUMBER.matcher(part.getReason()).replaceFirst("");
    }

    /**
     * By its reason. A refund is given back once, under whichever number; one that has failed is the end of its own operation
     * only, and of that it is, however often it is asked for: another number tries again.
     */
    private static Optional<PaymentCancellation.Recognized> cancellation(
            Payment.Recognized payment, PaymentRefundRequested request) {
        return cancellations(payment).stream()
                .filter(part -> part instanceof FailedPaymentCancellation
                        ? part.getReason().equals(reason(request))
                        : refundOf(part).equals(request.refundId()))
                .reduce((earlier, later) -> earlier instanceof FailedPaymentCancellation ? later : earlier);
    }

    /** @throws PortOneNotUnderstood where one is of a status that its description does not name: it may be any of ours */
    static List<PaymentCancellation.Recognized> cancellations(Payment.Recognized payment) {
        List<PaymentCancellation> all = List.of();
        if (payment instanceof CancelledPayment cancelled) {
            all = cancelled.getCancellations();
        } else if (payment instanceof PartialCancelledPayment partly) {
            all = partly.getCancellations();
        } else if (payment instanceof PaidPayment paid && paid.getCancellations() != null) {
            all = paid.getCancellations();
        }
        return all.stream().map(PortOne::recognised).toList();
    }

    private static ProviderAnswer answer(PaymentRefundRequested request, PaymentCancellation.Recognized part) {
        if (part instanceof FailedPaymentCancellation) {
            return failed(request);
        }
        return part instanceof RequestedPaymentCancellation
                ? new RecordRefundAccepted(request.paymentId(), request.operationKey())
                : new RecordRefunded(request.paymentId(), request.operationKey());
    }

    private static long left(Payment.Recognized payment) {
        PaymentAmount amount = payment.getAmount();
        return amount.getTotal() - amount.getDiscount() - amount.getCancelled();
    }

    private static PortOne.PayersAccount inTheirWords(RefundAccount account) {
        return new PortOne.PayersAccount(
                PortOneWords.bank(KoreanBanks.of(account.bank()).orElseThrow().portOneName())
                        .getValue(),
                account.number(),
                account.holder());
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return KEYS_REMEMBERED;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        try {
            if (request instanceof PaymentAuthorisationRequested authorisation) {
                return inTheBooks(authorisation);
            }
            if (request instanceof PaymentVoidRequested release) {
                return hasEnded(release);
            }
            if (request instanceof PaymentRefundRequested refund) {
                return givenBack(refund);
            }
            return Optional.of(new RecordCaptureFailed(request.paymentId(), request.operationKey()));
        } catch (PortOneNotUnderstood unanswered) {
            return Optional.of(unknown(request, unanswered));
        }
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        try {
            Payment.Recognized payment = payment(providerReference);
            if (isTaken(payment)) {
                return Optional.of(new RecordPaid(paymentId, registration(payment)));
            }
            // What was cancelled while it was awaited, we have called off.
            return payment instanceof FailedPayment failed
                    ? Optional.of(new RecordDeclined(paymentId, PortOneWords.reason(failed)))
                    : Optional.empty();
        } catch (PortOneNotUnderstood unanswered) {
            log.info("{} could not be looked up: {}", paymentId, unanswered.getMessage());
            return Optional.empty();
        }
    }

    /** Of a dispute it tells no amount: as long as there is one, it is not known what went back. */
    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        try {
            boolean isDisputed = portOne.payment(paymentId.value())
                    .filter(PaidPayment.class::isInstance)
                    .filter(paid -> !((PaidPayment) paid).getDisputes().isEmpty())
                    .isPresent();
            return isDisputed ? Optional.empty() : Optional.of(List.of());
        } catch (PortOneNotUnderstood unanswered) {
            log.info("It could not be looked up whether money of {} went back: {}", paymentId, unanswered.getMessage());
            return Optional.empty();
        }
    }

    /** Nothing where no money has come, and none is awaited. */
    private Optional<ProviderAnswer> inTheBooks(PaymentAuthorisationRequested request) {
        return portOne.payment(request.paymentId().value())
                .filter(payment -> !(payment instanceof ReadyPayment))
                .map(payment -> cameTo(request, payment));
    }

    private static ProviderAnswer cameTo(PaymentAuthorisationRequested request, Payment.Recognized payment) {
        if (payment instanceof FailedPayment failed) {
            return new RecordDeclined(request.paymentId(), PortOneWords.reason(failed));
        }
        if (payment.getAmount().getTotal() != request.amount().minor()
                || !payment.getCurrency().getValue().equals(request.amount().currency())
                || !payment.getId().equals(request.paymentId().value())) {
            throw new PortOneNotUnderstood("another payment");
        }
        if (isTaken(payment)) {
            return new RecordPaid(request.paymentId(), registration(payment));
        }
        if (payment instanceof CancelledPayment) {
            return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
        }
        if (payment instanceof VirtualAccountIssuedPayment) {
            return new RecordPayerAwaited(
                    request.paymentId(), registration(payment), Optional.empty(), expiry(payment));
        }
        throw new PortOneNotUnderstood("a payment that is still pending");
    }

    private static Optional<Instant> expiry(Payment.Recognized payment) {
        return payment.getMethod() instanceof PaymentMethodVirtualAccount account
                ? Optional.ofNullable(account.getExpiredAt())
                : Optional.empty();
    }

    /** Whether its money has come, whatever of it has gone back since. */
    static boolean isTaken(Payment.Recognized payment) {
        return payment instanceof PaidPayment
                || payment instanceof PartialCancelledPayment
                || payment instanceof CancelledPayment cancelled && cancelled.getPaidAt() != null;
    }

    /**
     * What was transferred into an account goes back to an account of the payer's, which somebody has to tell (PAY-16). It says
     * of no payment that it goes back as a whole only.
     */
    private static Registration registration(Payment.Recognized payment) {
        boolean isTransfer = payment.getMethod() instanceof PaymentMethodVirtualAccount;
        return new Registration(
                payment.getId(),
                lastFour(payment),
                false,
                !isTransfer,
                true,
                isTransfer ? Optional.of(AccountKind.KOREAN_BANK) : Optional.empty());
    }

    private static Optional<String> lastFour(Payment.Recognized payment) {
        return payment.getMethod() instanceof PaymentMethodCard card
                ? Optional.ofNullable(card.getCard())
                        .map(Card::getNumber)
                        .filter(number -> FOUR_DIGITS.matcher(number).matches())
                        .map(number -> number.substring(number.length() - 4))
                : Optional.empty();
    }

    private Payment.Recognized payment(String id) {
        return portOne.payment(id).orElseThrow(() -> new PortOneNotUnderstood("no payment that it gave"));
    }

    /** Asks, and may be refused. */
    private interface Call {
        ProviderAnswer ask() throws PortOneException, PortOneRefused;
    }

    private static ProviderAnswer answerTo(ProviderRequest request, Call call) {
        try {
            return call.ask();
        } catch (PortOneNotUnderstood unanswered) {
            return unknown(request, unanswered);
        } catch (PortOneRefused refused) {
            return unknown(request, new PortOneNotUnderstood(refused));
        } catch (PortOneException refused) {
            return unknown(request, new PortOneNotUnderstood(refused));
        }
    }

    private static ProviderAnswer unknown(ProviderRequest request, PortOneNotUnderstood unanswered) {
        return new RecordOutcomeUnknown(
                request.paymentId(), request.operationKey(), String.valueOf(unanswered.getMessage()));
    }
}
