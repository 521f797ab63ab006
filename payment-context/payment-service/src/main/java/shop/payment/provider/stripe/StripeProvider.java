package shop.payment.provider.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.V1Services;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.payment.api.DeclineReason;
import shop.payment.api.PayerLink;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.AmountsAreBounded;
import shop.payment.collecting.EndsAreBounded;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.provider.NotUnderstood;

/**
 * Asks Stripe for money: a card's is set aside by a PaymentIntent that is captured later, a debit card's taken at
 * once, and a slip is a boleto. What it does not understand it does not interpret (PAY-06).
 */
final class StripeProvider implements PaymentProvider {

    /** Under this name a PaymentIntent and a refund say whose they are. */
    static final String PAYMENT = "payment";

    /** Under this name a refund says which. */
    static final String REFUND = "refund";

    /** Under this name a refund says under which key it was asked for. */
    static final String KEY = "key";

    private static final Logger log = LoggerFactory.getLogger(StripeProvider.class);

    /** At least (docs.stripe.com/api/idempotent_requests). */
    private static final Duration KEYS_REMEMBERED = Duration.ofHours(24);

    private static final String CHARGE = "latest_charge";

    private static final Set<String> NOT_PAID = Set.of("canceled", "requires_payment_method");

    /** What Stripe does by itself when nobody has captured or paid in time. */
    private static final Set<String> TIME_IS_OVER = Set.of("automatic", "expired");

    private final V1Services stripe;
    private final StripeSettings settings;
    private final Clock clock;

    StripeProvider(V1Services stripe, StripeSettings settings, Clock clock) {
        this.stripe = stripe;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        OptionalLong amount = StripeMoney.of(request.amount());
        if (!AmountsAreBounded.holdsFor(request.amount()) || amount.isEmpty() || !canBeAsked(request)) {
            return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
        }
        return answerTo(request, () -> {
            try {
                return cameTo(
                        request, stripe.paymentIntents().create(asked(request, amount.getAsLong()), under(request)));
            } catch (StripeException refused) {
                return StripeWords.declined(refused)
                        .map(reason -> new RecordDeclined(request.paymentId(), reason))
                        .orElseThrow(() -> refused);
            }
        });
    }

    /** It has no vouchers, and instalments in its own plans only, which nobody has chosen here. */
    private static boolean canBeAsked(PaymentAuthorisationRequested request) {
        return request.method() != PaymentMethod.VOUCHER && request.instalments() == 1;
    }

    private PaymentIntentCreateParams asked(PaymentAuthorisationRequested request, long amount) {
        boolean isSetAside = request.method() == PaymentMethod.CARD;
        PaymentIntentCreateParams.Builder intent = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(StripeMoney.currency(request.amount()))
                .setPaymentMethod(request.token())
                .addPaymentMethodType(request.method() == PaymentMethod.BANK_SLIP ? "boleto" : "card")
                .setCaptureMethod(
                        isSetAside
                                ? PaymentIntentCreateParams.CaptureMethod.MANUAL
                                : PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                .setConfirm(true)
                .setReturnUrl(settings.returnUrl().toString())
                .putMetadata(PAYMENT, request.paymentId().value())
                .addExpand(CHARGE);
        if (isSetAside && settings.severalCaptures()) {
            intent.setPaymentMethodOptions(PaymentIntentCreateParams.PaymentMethodOptions.builder()
                    .setCard(PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                            .setRequestMulticapture(
                                    PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture
                                            .IF_AVAILABLE)
                            .build())
                    .build());
        }
        return intent.build();
    }

    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        OptionalLong amount = StripeMoney.of(request.amount());
        if (amount.isEmpty()) {
            return new RecordCaptureFailed(request.paymentId(), request.operationKey());
        }
        return answerTo(request, () -> {
            try {
                PaymentIntent held = intent(request.providerReference());
                if (holds(held, request)) {
                    return new RecordCaptured(request.paymentId(), request.operationKey());
                }
                PaymentIntentCaptureParams.Builder capture = PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(amount.getAsLong())
                        .putMetadata(
                                nameOf(request), StripeBooks.Captured.text(request.captureId(), amount.getAsLong()))
                        .addExpand(CHARGE);
                if (allowsSeveralCaptures(held)) {
                    // Else it lets go of the rest.
                    capture.setFinalCapture(false);
                }
                return captured(
                        request,
                        stripe.paymentIntents().capture(request.providerReference(), capture.build(), under(request)));
            } catch (StripeException refused) {
                String code = StripeWords.codeOf(refused);
                if (StripeWords.ELSEWHERE.contains(code)) {
                    return captured(request, intent(request.providerReference()));
                }
                return onlyIf(
                        StripeWords.NOTHING_TO_CAPTURE.contains(code)
                                || StripeWords.declined(refused).isPresent(),
                        refused,
                        request,
                        new RecordCaptureFailed(request.paymentId(), request.operationKey()));
            }
        });
    }

    /** Captures have no object of their own at Stripe: the intent's metadata name those that were carried out. */
    private static ProviderAnswer captured(PaymentCaptureRequested request, PaymentIntent intent) {
        if (holds(intent, request)) {
            return new RecordCaptured(request.paymentId(), request.operationKey());
        }
        if (Set.of("succeeded", "canceled").contains(String.valueOf(intent.getStatus()))) {
            return new RecordCaptureFailed(request.paymentId(), request.operationKey());
        }
        throw NotUnderstood.status("a payment", intent.getStatus());
    }

    private static boolean holds(PaymentIntent intent, PaymentCaptureRequested request) {
        return Optional.ofNullable(metadata(intent.getMetadata()).get(nameOf(request)))
                .flatMap(value -> StripeBooks.Captured.of(nameOf(request), value))
                .filter(known -> known.id().equals(request.captureId()))
                .isPresent();
    }

    /** At most 40 characters, as Stripe allows. */
    private static String nameOf(PaymentCaptureRequested request) {
        return StripeBooks.CAPTURE
                + request.operationKey().substring(request.operationKey().lastIndexOf('/') + 1);
    }

    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return answerTo(request, () -> {
            try {
                return released(
                        request,
                        stripe.paymentIntents()
                                .cancel(
                                        request.providerReference(),
                                        PaymentIntentCancelParams.builder()
                                                .setCancellationReason(
                                                        PaymentIntentCancelParams.CancellationReason
                                                                .REQUESTED_BY_CUSTOMER)
                                                .addExpand(CHARGE)
                                                .build(),
                                        under(request)));
            } catch (StripeException refused) {
                if (StripeWords.ELSEWHERE.contains(StripeWords.codeOf(refused))) {
                    return released(request, intent(request.providerReference()));
                }
                throw refused;
            }
        });
    }

    private ProviderAnswer released(PaymentVoidRequested request, PaymentIntent intent) {
        return hasEnded(request, intent).orElseThrow(() -> NotUnderstood.status("a void", intent.getStatus()));
    }

    /** Nothing as long as something is held or awaited. */
    private Optional<ProviderAnswer> hasEnded(PaymentVoidRequested request, PaymentIntent intent) {
        return switch (String.valueOf(intent.getStatus())) {
            case "canceled", "requires_payment_method" ->
                Optional.of(new RecordVoided(request.paymentId(), request.operationKey()));
            // Of what is captured once it lets the rest go by itself; else the payer was faster.
            case "succeeded" ->
                Optional.of(
                        isCapturedLater(intent)
                                ? new RecordVoided(request.paymentId(), request.operationKey())
                                : new RecordPaid(request.paymentId(), registration(intent)));
            default -> Optional.empty();
        };
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        OptionalLong amount = StripeMoney.of(request.amount());
        if (amount.isEmpty()) {
            return new RecordRefundFailed(request.paymentId(), request.operationKey());
        }
        return answerTo(request, () -> {
            try {
                return refunded(
                        request,
                        stripe.refunds()
                                .create(
                                        RefundCreateParams.builder()
                                                .setPaymentIntent(request.providerReference())
                                                .setAmount(amount.getAsLong())
                                                .putMetadata(
                                                        PAYMENT,
                                                        request.paymentId().value())
                                                .putMetadata(REFUND, request.refundId())
                                                .putMetadata(KEY, request.operationKey())
                                                .build(),
                                        under(request)));
            } catch (StripeException refused) {
                String code = StripeWords.codeOf(refused);
                if (StripeWords.DISPUTED.contains(code)) {
                    return new RecordRefundDisputed(request.paymentId(), request.operationKey());
                }
                return onlyIf(
                        StripeWords.NOTHING_TO_REFUND.contains(code) || StripeWords.isNotBegun(refused),
                        refused,
                        request,
                        new RecordRefundFailed(request.paymentId(), request.operationKey()));
            }
        });
    }

    private static ProviderAnswer refunded(PaymentRefundRequested request, Refund refund) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new RecordRefunded(request.paymentId(), request.operationKey());
            case "pending", "requires_action" -> new RecordRefundAccepted(request.paymentId(), request.operationKey());
            case "failed", "canceled" -> new RecordRefundFailed(request.paymentId(), request.operationKey());
            default -> throw NotUnderstood.status("a refund", refund.getStatus());
        };
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return KEYS_REMEMBERED;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        try {
            return inTheBooks(request);
        } catch (StripeException | RuntimeException unanswered) {
            return Optional.of(unknown(request, unanswered));
        }
    }

    private Optional<ProviderAnswer> inTheBooks(ProviderRequest request) throws StripeException {
        if (request instanceof PaymentAuthorisationRequested authorisation) {
            return found(request.paymentId()).map(intent -> cameTo(authorisation, intent));
        }
        if (request instanceof PaymentCaptureRequested capture) {
            return holds(intent(capture.providerReference()), capture)
                    ? Optional.of(new RecordCaptured(request.paymentId(), request.operationKey()))
                    : Optional.empty();
        }
        if (request instanceof PaymentVoidRequested release) {
            return hasEnded(release, intent(release.providerReference()));
        }
        PaymentRefundRequested refund = (PaymentRefundRequested) request;
        for (Refund known : refundsOf(stripe, refund.providerReference())) {
            if (request.operationKey().equals(metadata(known.getMetadata()).get(KEY))) {
                return Optional.of(refunded(refund, known));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        try {
            return lookedUp(paymentId, intent(providerReference));
        } catch (StripeException | RuntimeException unanswered) {
            log.info("{} could not be looked up: {}", paymentId, StripeWords.whatWasSeen(unanswered));
            return Optional.empty();
        }
    }

    private Optional<ProviderAnswer> lookedUp(PaymentId paymentId, PaymentIntent intent) {
        return switch (String.valueOf(intent.getStatus())) {
            case "requires_action", "processing" -> Optional.empty();
            case "canceled" ->
                TIME_IS_OVER.contains(String.valueOf(intent.getCancellationReason()))
                        ? Optional.of(new RecordExpired(paymentId))
                        : Optional.empty();
            // Nothing of it is set aside any more.
            case "succeeded" ->
                Optional.of(
                        isCapturedLater(intent)
                                ? new RecordExpired(paymentId)
                                : new RecordPaid(paymentId, registration(intent)));
            case "requires_capture" ->
                Optional.of(new RecordAuthorised(paymentId, registration(intent), captureBefore(intent)));
            case "requires_payment_method" ->
                Optional.of(new RecordDeclined(paymentId, StripeWords.reason(intent.getLastPaymentError())));
            default -> throw NotUnderstood.status("a payment", intent.getStatus());
        };
    }

    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        try {
            return Optional.of(List.copyOf(disputesAbout(stripe, paymentId)));
        } catch (StripeException | RuntimeException unanswered) {
            log.info(
                    "It could not be looked up whether money of {} went back: {}",
                    paymentId,
                    StripeWords.whatWasSeen(unanswered));
            return Optional.empty();
        }
    }

    private ProviderAnswer cameTo(PaymentAuthorisationRequested request, PaymentIntent intent) {
        String status = String.valueOf(intent.getStatus());
        if (NOT_PAID.contains(status)) {
            return new RecordDeclined(request.paymentId(), StripeWords.reason(intent.getLastPaymentError()));
        }
        if (!request.amount().equals(StripeMoney.inOurs(intent.getAmount(), intent.getCurrency()))) {
            throw new NotUnderstood("a payment of another amount");
        }
        return switch (status) {
            case "requires_capture" ->
                new RecordAuthorised(request.paymentId(), registration(intent), captureBefore(intent));
            case "requires_action", "processing" ->
                new RecordPayerAwaited(request.paymentId(), registration(intent), link(intent), until(intent));
            case "succeeded" -> {
                if (isCapturedLater(intent)) {
                    throw new NotUnderstood("a payment that was captured already");
                }
                yield new RecordPaid(request.paymentId(), registration(intent));
            }
            default -> throw NotUnderstood.status("a payment", intent.getStatus());
        };
    }

    private static boolean isCapturedLater(PaymentIntent intent) {
        return "manual".equals(intent.getCaptureMethod());
    }

    private static Optional<Charge> charge(PaymentIntent intent) {
        return Optional.ofNullable(intent.getLatestChargeObject());
    }

    private static Optional<Charge.PaymentMethodDetails.Card> card(PaymentIntent intent) {
        return charge(intent)
                .flatMap(charge -> Optional.ofNullable(charge.getPaymentMethodDetails()))
                .flatMap(details -> Optional.ofNullable(details.getCard()));
    }

    /** Stripe gives boletos back to nobody, and cards in parts, as often as it takes. */
    private static Registration registration(PaymentIntent intent) {
        boolean isSlip = intent.getPaymentMethodTypes() != null
                && intent.getPaymentMethodTypes().contains("boleto");
        return new Registration(
                intent.getId(),
                card(intent).flatMap(card -> Optional.ofNullable(card.getLast4())),
                allowsSeveralCaptures(intent),
                !isSlip);
    }

    private static boolean allowsSeveralCaptures(PaymentIntent intent) {
        return card(intent)
                .flatMap(card -> Optional.ofNullable(card.getMulticapture()))
                .filter(several -> "available".equals(several.getStatus()))
                .isPresent();
    }

    private Instant captureBefore(PaymentIntent intent) {
        Instant end = card(intent)
                .flatMap(card -> Optional.ofNullable(card.getCaptureBefore()))
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> new NotUnderstood("an authorisation without an end"));
        if (!EndsAreBounded.holdsFor(end, clock.instant())) {
            throw new NotUnderstood("an authorisation that is over already, or would never be");
        }
        return end;
    }

    private static Optional<PayerLink> link(PaymentIntent intent) {
        return Optional.ofNullable(intent.getNextAction())
                .flatMap(action -> Optional.ofNullable(action.getRedirectToUrl())
                        .map(PaymentIntent.NextAction.RedirectToUrl::getUrl)
                        .or(() -> Optional.ofNullable(action.getBoletoDisplayDetails())
                                .map(PaymentIntent.NextAction.BoletoDisplayDetails::getHostedVoucherUrl)))
                .flatMap(StripeProvider::page);
    }

    private static Optional<PayerLink> page(String address) {
        try {
            return Optional.of(new PayerLink(address));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> until(PaymentIntent intent) {
        return Optional.ofNullable(intent.getNextAction())
                .flatMap(action -> Optional.ofNullable(action.getBoletoDisplayDetails()))
                .flatMap(slip -> Optional.ofNullable(slip.getExpiresAt()))
                .map(Instant::ofEpochSecond);
    }

    private PaymentIntent intent(String id) throws StripeException {
        return there(stripe.paymentIntents()
                .retrieve(
                        id,
                        PaymentIntentRetrieveParams.builder().addExpand(CHARGE).build()));
    }

    private Optional<PaymentIntent> found(PaymentId payment) throws StripeException {
        return found(stripe, payment);
    }

    /**
     * By our own reference. Stripe finds what is about a minute old, or older; keys are remembered for longer than
     * that.
     */
    static Optional<PaymentIntent> found(V1Services stripe, PaymentId payment) throws StripeException {
        List<PaymentIntent> all = there(stripe.paymentIntents()
                        .search(PaymentIntentSearchParams.builder()
                                .setQuery("metadata['" + PAYMENT + "']:'" + payment.value() + "'")
                                .addExpand("data." + CHARGE)
                                .build()))
                .getData();
        return all.stream()
                .filter(intent -> !NOT_PAID.contains(String.valueOf(intent.getStatus())))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    static Iterable<Refund> refundsOf(V1Services stripe, String intent) throws StripeException {
        return there(stripe.refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(intent)
                                .setLimit(100L)
                                .build()))
                .autoPagingIterable();
    }

    /** All disputes about a payment, in our words; none where Stripe knows no such payment. */
    static List<RecordDispute> disputesAbout(V1Services stripe, PaymentId paymentId) throws StripeException {
        List<RecordDispute> all = new ArrayList<>();
        Optional<PaymentIntent> intent = found(stripe, paymentId);
        if (intent.isPresent()) {
            for (Dispute dispute : disputesOf(stripe, intent.get().getId())) {
                all.add(StripeWords.inOurs(paymentId, dispute));
            }
        }
        return all;
    }

    static Iterable<Dispute> disputesOf(V1Services stripe, String intent) throws StripeException {
        return there(stripe.disputes()
                        .list(DisputeListParams.builder()
                                .setPaymentIntent(intent)
                                .setLimit(100L)
                                .build()))
                .autoPagingIterable();
    }

    static Map<String, String> metadata(Map<String, String> given) {
        return given == null ? Map.of() : given;
    }

    private static RequestOptions under(ProviderRequest request) {
        return RequestOptions.builder()
                .setIdempotencyKey(request.operationKey())
                .build();
    }

    private static <T> T there(T answer) {
        if (answer == null) {
            throw new NotUnderstood("nothing");
        }
        return answer;
    }

    private interface Asking {
        ProviderAnswer ask() throws StripeException;
    }

    /** Its client stumbles over answers that it does not expect, each time in another way. */
    private static ProviderAnswer answerTo(ProviderRequest request, Asking asking) {
        try {
            return asking.ask();
        } catch (StripeException | RuntimeException unanswered) {
            return unknown(request, unanswered);
        }
    }

    private static ProviderAnswer unknown(ProviderRequest request, Exception unanswered) {
        return new RecordOutcomeUnknown(
                request.paymentId(), request.operationKey(), StripeWords.whatWasSeen(unanswered));
    }

    private static ProviderAnswer onlyIf(
            boolean certain, StripeException refused, ProviderRequest request, ProviderAnswer failure)
            throws StripeException {
        if (!certain) {
            throw refused;
        }
        log.warn("{} was refused: {}", request.operationKey(), StripeWords.whatWasSeen(refused));
        return failure;
    }
}
