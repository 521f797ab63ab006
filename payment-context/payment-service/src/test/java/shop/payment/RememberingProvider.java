package shop.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.TwoBlueMugs;

/** A provider that remembers every key, as the port asks of each; it can be told to lose its answers, and to forget. */
public final class RememberingProvider implements PaymentProvider {

    private final Map<String, ProviderAnswer> books = new ConcurrentHashMap<>();
    private final Map<String, ProviderAnswer> answers = new ConcurrentHashMap<>();
    private final List<ProviderRequest> asked = new CopyOnWriteArrayList<>();
    private final List<ProviderRequest> carriedOut = new CopyOnWriteArrayList<>();
    private final List<ProviderRequest> searched = new CopyOnWriteArrayList<>();
    private final List<PaymentId> lookedUp = new CopyOnWriteArrayList<>();
    private volatile Duration remembersFor = Duration.ofDays(365);
    private volatile boolean losing;
    private volatile boolean acceptingRefunds;
    private volatile Optional<ProviderAnswer> lookUpAnswer = Optional.empty();
    private volatile Optional<List<MoneyTakenBack>> takenBack = Optional.of(List.of());

    public void loseAnswers(boolean lose) {
        losing = lose;
    }

    /** From now on a request that is put again is carried out again; what was carried out stands in the books. */
    public void forgetKeys() {
        answers.clear();
    }

    /** For how long it says that it remembers a key. */
    public void remembersFor(Duration time) {
        remembersFor = time;
    }

    public void payerPays() {
        saysOfAPayer(new RecordPaid(TwoBlueMugs.PAYMENT, TwoBlueMugs.SLIP));
    }

    /** What whoever looks a payment up is told from now on. */
    public void saysOfAPayer(ProviderAnswer answer) {
        lookUpAnswer = Optional.of(answer);
    }

    /** What its books say of a request from now on. */
    public void saysInItsBooks(ProviderRequest request, ProviderAnswer answer) {
        books.put(request.operationKey(), answer);
    }

    /** Every request that arrived, in its order. */
    public List<ProviderRequest> asked() {
        return new ArrayList<>(asked);
    }

    /** The requests that had an effect. */
    public List<ProviderRequest> carriedOut() {
        return new ArrayList<>(carriedOut);
    }

    /** The requests that were looked for in the books. */
    public List<ProviderRequest> searched() {
        return new ArrayList<>(searched);
    }

    public List<PaymentId> lookedUp() {
        return new ArrayList<>(lookedUp);
    }

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        return once(
                request,
                asked -> request.method() == PaymentMethod.CARD
                        ? new RecordAuthorised(request.paymentId(), TwoBlueMugs.CARD, TwoBlueMugs.IN_A_WEEK)
                        : request.method() == PaymentMethod.BANK_SLIP
                                ? new RecordPayerAwaited(
                                        request.paymentId(), TwoBlueMugs.SLIP, Optional.empty(), Optional.empty())
                                : new RecordPaid(request.paymentId(), TwoBlueMugs.SLIP));
    }

    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        return once(request, asked -> new RecordCaptured(request.paymentId(), request.operationKey()));
    }

    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return once(request, asked -> new RecordVoided(request.paymentId(), request.operationKey()));
    }

    private volatile Optional<BiFunction<PaymentId, String, ProviderAnswer>> refused = Optional.empty();

    /** What is refused leaves no trace. */
    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        if (refused.isPresent()) {
            asked.add(request);
            return refused.get().apply(request.paymentId(), request.operationKey());
        }
        return once(
                request,
                asked -> acceptingRefunds
                        ? new RecordRefundAccepted(request.paymentId(), request.operationKey())
                        : new RecordRefunded(request.paymentId(), request.operationKey()));
    }

    /** From now on refunds are accepted, and not done at once. */
    public void acceptsRefunds() {
        acceptingRefunds = true;
    }

    /** So ends what was accepted. */
    public void acceptedRefundsEnd(BiFunction<PaymentId, String, ProviderAnswer> end) {
        books.replaceAll(
                (key, answer) -> answer instanceof RecordRefundAccepted ? end.apply(answer.paymentId(), key) : answer);
    }

    /** This is what went back without us; nothing where the books cannot be read. */
    public void moneyWentBack(Optional<List<MoneyTakenBack>> known) {
        takenBack = known;
    }

    /** From now on refunds are refused like this. */
    public void refusesRefunds(BiFunction<PaymentId, String, ProviderAnswer> refusal) {
        refused = Optional.of(refusal);
    }

    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId) {
        return takenBack;
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference) {
        lookedUp.add(paymentId);
        return lookUpAnswer;
    }

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return remembersFor;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        searched.add(request);
        return losing ? Optional.of(lost(request)) : Optional.ofNullable(books.get(request.operationKey()));
    }

    private static RecordOutcomeUnknown lost(ProviderRequest request) {
        return new RecordOutcomeUnknown(request.paymentId(), request.operationKey(), "lost");
    }

    private ProviderAnswer once(ProviderRequest request, Function<ProviderRequest, ProviderAnswer> carryOut) {
        asked.add(request);
        ProviderAnswer answer = answers.computeIfAbsent(request.operationKey(), first -> {
            carriedOut.add(request);
            ProviderAnswer outcome = carryOut.apply(request);
            books.put(request.operationKey(), outcome);
            return outcome;
        });
        return losing ? lost(request) : answer;
    }
}
