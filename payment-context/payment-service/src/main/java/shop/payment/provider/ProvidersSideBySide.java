package shop.payment.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import shop.payment.api.PaymentId;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.Registration;

/**
 * Several providers as one (PAY-20): each request goes to the one whose token or name it bears, and none to two.
 * Whose is not at work has not answered.
 */
final class ProvidersSideBySide implements PaymentProvider {

    private final ProvidersAtWork atWork;
    private final Map<String, PaymentProvider> rooms;

    /** @param rooms those at work, by name */
    ProvidersSideBySide(ProvidersAtWork atWork, Map<String, PaymentProvider> rooms) {
        this.atWork = atWork;
        this.rooms = Map.copyOf(rooms);
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        return put(request);
    }

    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        return put(request);
    }

    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return put(request);
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        return put(request);
    }

    private ProviderAnswer put(ProviderRequest request) {
        Named whose = whose(request);
        return room(whose)
                .map(room ->
                        recorded(whose.provider(), of(request, whose.name()).putTo(room)))
                .orElseGet(() -> notAtWork(request));
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        Named whose = whose(request);
        return room(whose)
                .map(room -> room.remembersKeysFor(of(request, whose.name())))
                .orElse(Duration.ZERO);
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        Named whose = whose(request);
        return room(whose)
                .map(room -> room.find(of(request, whose.name())).map(answer -> recorded(whose.provider(), answer)))
                .orElseGet(() -> Optional.of(notAtWork(request)));
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        Named whose = Named.in(providerReference, atWork);
        return room(whose)
                .flatMap(room -> room.lookUp(paymentId, whose.name()))
                .map(answer -> recorded(whose.provider(), answer));
    }

    /** Each is asked, since a payment's id does not say whose it is. */
    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        List<MoneyTakenBack> all = new ArrayList<>();
        for (String name : atWork.all()) {
            Optional<List<MoneyTakenBack>> known = rooms.get(name).takenBack(paymentId);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            known.get().stream().map(taken -> recorded(name, taken)).forEach(all::add);
        }
        return Optional.of(all);
    }

    private Optional<PaymentProvider> room(Named whose) {
        return Optional.ofNullable(rooms.get(whose.provider()));
    }

    private Named whose(ProviderRequest request) {
        return Named.in(bearing(request), atWork);
    }

    private static String bearing(ProviderRequest request) {
        if (request instanceof PaymentAuthorisationRequested authorisation) {
            return authorisation.token();
        }
        if (request instanceof PaymentCaptureRequested capture) {
            return capture.providerReference();
        }
        return request instanceof PaymentRefundRequested refund
                ? refund.providerReference()
                : ((PaymentVoidRequested) request).providerReference();
    }

    /** The same, as the provider itself calls it. */
    private static ProviderRequest of(ProviderRequest request, String name) {
        if (request instanceof PaymentAuthorisationRequested it) {
            return new PaymentAuthorisationRequested(
                    it.paymentId(),
                    it.orderId(),
                    it.tender(),
                    it.operationKey(),
                    it.method(),
                    it.amount(),
                    name,
                    it.instalments(),
                    it.dueDate(),
                    it.cashReceipt());
        }
        if (request instanceof PaymentCaptureRequested it) {
            return new PaymentCaptureRequested(
                    it.paymentId(), it.orderId(), it.tender(), it.operationKey(), name, it.captureId(), it.amount());
        }
        if (request instanceof PaymentRefundRequested it) {
            return new PaymentRefundRequested(
                    it.paymentId(),
                    it.orderId(),
                    it.tender(),
                    it.operationKey(),
                    name,
                    it.refundId(),
                    it.amount(),
                    it.reason(),
                    it.account());
        }
        PaymentVoidRequested it = (PaymentVoidRequested) request;
        return new PaymentVoidRequested(
                it.paymentId(), it.orderId(), it.tender(), it.operationKey(), name, it.reason());
    }

    private ProviderAnswer recorded(String provider, ProviderAnswer answer) {
        UnaryOperator<Registration> ours = known -> Named.recorded(provider, known, atWork.beside());
        if (answer instanceof RecordAuthorised it) {
            return new RecordAuthorised(it.paymentId(), ours.apply(it.registration()), it.captureBefore());
        }
        if (answer instanceof RecordPaid it) {
            return new RecordPaid(it.paymentId(), ours.apply(it.registration()));
        }
        if (answer instanceof RecordPayerAwaited it) {
            return new RecordPayerAwaited(it.paymentId(), ours.apply(it.registration()), it.link(), it.until());
        }
        return answer instanceof RecordTurnedBack it
                ? new RecordTurnedBack(it.paymentId(), ours.apply(it.registration()))
                : answer;
    }

    private MoneyTakenBack recorded(String provider, MoneyTakenBack taken) {
        return taken instanceof RecordTurnedBack it
                ? new RecordTurnedBack(it.paymentId(), Named.recorded(provider, it.registration(), atWork.beside()))
                : taken;
    }

    private static ProviderAnswer notAtWork(ProviderRequest request) {
        return new RecordOutcomeUnknown(
                request.paymentId(), request.operationKey(), "its provider is not at work here");
    }
}
