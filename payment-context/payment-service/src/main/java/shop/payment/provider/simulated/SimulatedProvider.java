package shop.payment.provider.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import shop.payment.accounts.RefundAccount;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
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
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.provider.NoAnswer;
import shop.payment.provider.NotUnderstood;
import shop.payment.provider.OnlyWithProvider;

/**
 * Translates between the payment and the simulated provider. What it does not understand it does not interpret: a
 * status or an error that says nothing certain about the money is no answer (PAY-06).
 */
@Component
@OnlyWithProvider("simulated")
class SimulatedProvider implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(SimulatedProvider.class);

    /** It has them in its ledger, with what came of them. */
    private static final Duration KEYS_REMEMBERED = Duration.ofDays(36_500);

    /** Refusals that say for certain that nothing was set aside, taken, or given back under the key. */
    private static final Set<String> NOTHING_AUTHORISED = Set.of("invalid_request");

    private static final Set<String> NOTHING_CAPTURED = Set.of(
            "invalid_request",
            "currency_mismatch",
            "over_capture",
            "single_capture",
            "voided",
            "expired",
            "not_authorized");

    private static final Set<String> NOTHING_REFUNDED = Set.of(
            "invalid_request",
            "currency_mismatch",
            "over_refund",
            "partial_refund",
            "account_required",
            "account_refused");

    private static final Set<String> NOTHING_REFUNDED_YET = Set.of("disputed");

    private static final String KOREAN_BANK = "korean_bank";

    private static final Set<String> NOTHING_HELD = Set.of("voided", "expired");

    private final Psp psp;
    private final RefundAccounts accounts;
    private final Clock clock;

    SimulatedProvider(SimulatedProviderSettings settings, RefundAccounts accounts, Clock clock) {
        psp = new Psp(settings);
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        if (!AmountsAreBounded.holdsFor(request.amount())) {
            return new RecordDeclined(request.paymentId(), DeclineReason.REFUSED);
        }
        return answerTo(request, () -> {
            try {
                Psp.Authorization authorization = psp.authorize(
                        request.operationKey(),
                        new Psp.Authorize(
                                request.paymentId().value(),
                                request.method(),
                                Psp.Amount.of(request.amount()),
                                request.token(),
                                request.instalments(),
                                request.dueDate()));
                return authorised(request, authorization);
            } catch (HttpClientErrorException refused) {
                return onlyIf(
                        NOTHING_AUTHORISED,
                        refused,
                        request,
                        new RecordDeclined(request.paymentId(), DeclineReason.REFUSED));
            }
        });
    }

    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        return answerTo(request, () -> {
            try {
                Psp.Operation capture = psp.capture(
                        request.operationKey(),
                        request.providerReference(),
                        new Psp.Capture(request.captureId(), Psp.Amount.of(request.amount())));
                return captured(request, capture.status());
            } catch (HttpClientErrorException refused) {
                return onlyIf(
                        NOTHING_CAPTURED,
                        refused,
                        request,
                        new RecordCaptureFailed(request.paymentId(), request.operationKey()));
            }
        });
    }

    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return answerTo(request, () -> {
            try {
                Psp.Operation release = psp.release(request.operationKey(), request.providerReference());
                return released(request, release.status());
            } catch (HttpClientErrorException.Conflict tooLate) {
                // The payer, or the end of the authorisation, was faster: what became of it, only the books say.
                Psp.Statement statement = psp.statement(request.providerReference());
                return NOTHING_HELD.contains(statement.status())
                        ? new RecordVoided(request.paymentId(), request.operationKey())
                        : outcome(request.paymentId(), statement.method(), statement.asAuthorization())
                                .orElseThrow(() -> tooLate);
            }
        });
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        return answerTo(request, () -> {
            Optional<RefundAccount> account = request.account().flatMap(accounts::open);
            if (request.account().isPresent() && account.isEmpty()) {
                // It is forgotten once there is an answer, which got lost: what it was, the books say.
                return psp.statement(request.providerReference())
                        .statusUnder(request.operationKey())
                        .map(status -> refunded(request, status))
                        .orElseGet(() -> new RecordRefundFailed(request.paymentId(), request.operationKey()));
            }
            try {
                Psp.Operation refund = psp.refund(
                        request.operationKey(),
                        request.providerReference(),
                        new Psp.Refund(
                                request.refundId(),
                                Psp.Amount.of(request.amount()),
                                account.map(Psp.PayersAccount::of)));
                return refunded(request, refund.status());
            } catch (HttpClientErrorException refused) {
                return NOTHING_REFUNDED_YET.contains(codeOf(refused))
                        ? new RecordRefundDisputed(request.paymentId(), request.operationKey())
                        : onlyIf(
                                NOTHING_REFUNDED,
                                refused,
                                request,
                                new RecordRefundFailed(request.paymentId(), request.operationKey()));
            }
        });
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return KEYS_REMEMBERED;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        try {
            Optional<Psp.Statement> books =
                    psp.statements(request.paymentId().value()).stream().findFirst();
            return request instanceof PaymentAuthorisationRequested authorization
                    ? books.map(statement -> cameTo(authorization, statement))
                    : books.orElseThrow(() -> new NotUnderstood("no statement of an authorisation that it gave"))
                            .statusUnder(request.operationKey())
                            .map(status -> cameTo(request, status));
        } catch (RestClientException unanswered) {
            return Optional.of(unknown(request, unanswered));
        }
    }

    private ProviderAnswer cameTo(PaymentAuthorisationRequested request, Psp.Statement statement) {
        return NOTHING_HELD.contains(statement.status())
                ? new RecordDeclined(request.paymentId(), DeclineReason.REFUSED)
                : authorised(request, statement.asAuthorization());
    }

    private static ProviderAnswer cameTo(ProviderRequest request, String status) {
        if (request instanceof PaymentCaptureRequested capture) {
            return captured(capture, status);
        }
        return request instanceof PaymentRefundRequested refund ? refunded(refund, status) : released(request, status);
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        try {
            return lookedUp(paymentId, providerReference);
        } catch (RestClientException unanswered) {
            log.info(
                    "{} could not be looked up: {}",
                    paymentId,
                    NoAnswer.inOurWords(unanswered, SimulatedProvider::codeOf));
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        try {
            return Optional.of(psp.statements(paymentId.value()).stream()
                    .flatMap(statement -> takenBack(paymentId, statement))
                    .toList());
        } catch (RestClientException | IllegalArgumentException unanswered) {
            log.info("It could not be looked up whether money of {} went back: {}", paymentId, unanswered.toString());
            return Optional.empty();
        }
    }

    private static Stream<MoneyTakenBack> takenBack(PaymentId paymentId, Psp.Statement statement) {
        Stream<MoneyTakenBack> deposit = "turned_back".equals(statement.status())
                ? Stream.of(new RecordTurnedBack(paymentId, ofDeposit(statement.authorizationId())))
                : Stream.empty();
        return Stream.concat(
                deposit,
                statement.disputes().stream()
                        .flatMap(List::stream)
                        .map(dispute -> DisputeWords.inOurs(paymentId, dispute)));
    }

    private ProviderAnswer authorised(PaymentAuthorisationRequested request, Psp.Authorization authorization) {
        if (!authorization.amount().equals(Psp.Amount.of(request.amount()))) {
            throw new NotUnderstood("an authorisation of another amount");
        }
        return outcome(request.paymentId(), request.method(), authorization)
                .orElseGet(() -> new RecordPayerAwaited(
                        request.paymentId(),
                        registration(request.method(), authorization),
                        authorization.customerAction().flatMap(action -> psp.page(action.path())),
                        authorization.customerAction().map(Psp.CustomerAction::before)));
    }

    private static ProviderAnswer captured(PaymentCaptureRequested request, String status) {
        return switch (status) {
            case "captured" -> new RecordCaptured(request.paymentId(), request.operationKey());
            case "failed" -> new RecordCaptureFailed(request.paymentId(), request.operationKey());
            default -> throw NotUnderstood.status("a capture", status);
        };
    }

    private static ProviderAnswer released(ProviderRequest request, String status) {
        if (!NOTHING_HELD.contains(status)) {
            throw NotUnderstood.status("a void", status);
        }
        return new RecordVoided(request.paymentId(), request.operationKey());
    }

    private static ProviderAnswer refunded(PaymentRefundRequested request, String status) {
        return switch (status) {
            case "refunded" -> new RecordRefunded(request.paymentId(), request.operationKey());
            case "accepted" -> new RecordRefundAccepted(request.paymentId(), request.operationKey());
            case "failed" -> new RecordRefundFailed(request.paymentId(), request.operationKey());
            default -> throw NotUnderstood.status("a refund", status);
        };
    }

    private Optional<ProviderAnswer> lookedUp(PaymentId paymentId, String providerReference) {
        Psp.Statement statement = psp.statement(providerReference);
        return switch (statement.status()) {
            // Let go at the provider by hand: that ends with the time that it was set aside for, as if nobody had.
            case "voided" ->
                statement
                        .captureBefore()
                        .filter(end -> !clock.instant().isBefore(end))
                        .map(over -> new RecordExpired(paymentId));
            // Whoever let the time pass has refused, as far as the money is concerned.
            case "expired" ->
                Optional.of(
                        statement.captureBefore().isPresent()
                                ? new RecordExpired(paymentId)
                                : new RecordDeclined(paymentId, DeclineReason.REFUSED));
            default -> outcome(paymentId, statement.method(), statement.asAuthorization());
        };
    }

    /** What an authorisation came to; nothing as long as the payer is awaited. */
    private Optional<ProviderAnswer> outcome(
            PaymentId paymentId, PaymentMethod method, Psp.Authorization authorization) {
        return switch (authorization.status()) {
            case "authorized" ->
                Optional.of(new RecordAuthorised(
                        paymentId, registration(method, authorization), captureBefore(authorization)));
            case "paid" -> Optional.of(new RecordPaid(paymentId, registration(method, authorization)));
            case "turned_back" -> Optional.of(new RecordTurnedBack(paymentId, registration(method, authorization)));
            case "declined" -> Optional.of(new RecordDeclined(paymentId, reason(authorization)));
            case "pending" -> Optional.empty();
            default -> throw NotUnderstood.status("an authorisation", authorization.status());
        };
    }

    /** A payment into an account, as the provider knows it. */
    static Registration ofDeposit(String authorizationId) {
        return new Registration(
                authorizationId,
                Optional.empty(),
                false,
                Capability.of(PaymentMethod.BANK_SLIP).refundable());
    }

    private static Registration registration(PaymentMethod method, Psp.Authorization authorization) {
        Capability capability = Capability.of(method);
        Optional<AccountKind> account =
                authorization.refundAccount().filter(KOREAN_BANK::equals).map(kind -> AccountKind.KOREAN_BANK);
        return new Registration(
                authorization.authorizationId(),
                authorization.lastFour(),
                capability.severalCaptures() && authorization.severalCaptures(),
                capability.refundable() && authorization.refundAccount().isEmpty(),
                authorization.partialRefunds().orElse(true),
                account);
    }

    private Instant captureBefore(Psp.Authorization authorization) {
        Instant end =
                authorization.captureBefore().orElseThrow(() -> new NotUnderstood("an authorisation without an end"));
        if (!EndsAreBounded.holdsFor(end, clock.instant())) {
            throw new NotUnderstood("an authorisation that is over already, or would never be");
        }
        return end;
    }

    private static DeclineReason reason(Psp.Authorization authorization) {
        return switch (authorization.declineReason().orElse("")) {
            case "insufficient_funds" -> DeclineReason.INSUFFICIENT_FUNDS;
            case "suspected_fraud" -> DeclineReason.SUSPECTED_FRAUD;
            case "expired_card" -> DeclineReason.EXPIRED_CARD;
            case "try_again" -> DeclineReason.TRY_AGAIN;
            default -> DeclineReason.REFUSED;
        };
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
                request.paymentId(),
                request.operationKey(),
                NoAnswer.inOurWords(unanswered, SimulatedProvider::codeOf));
    }

    /** The failure, where the refusal is evidence of one; any other says nothing certain about the money. */
    private static ProviderAnswer onlyIf(
            Set<String> certain, HttpClientErrorException refused, ProviderRequest request, ProviderAnswer failure) {
        if (!certain.contains(codeOf(refused))) {
            throw refused;
        }
        log.warn("{} was refused: {}", request.operationKey(), NoAnswer.inOurWords(refused, SimulatedProvider::codeOf));
        return failure;
    }

    /** Why a request was refused; empty where the provider gives no code. */
    static String codeOf(RestClientResponseException refused) {
        try {
            return Optional.ofNullable(refused.getResponseBodyAs(Psp.Problem.class))
                    .map(Psp.Problem::code)
                    .filter(Psp::isCode)
                    .orElse("");
        } catch (RestClientException unreadable) {
            return "";
        }
    }
}
