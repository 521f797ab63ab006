package shop.payment.collecting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentRefundOvertaken;

/**
 * What was asked of a payment, in its order. At most one operation is with the provider; the others wait until its outcome
 * is known, so that none overtakes another.
 */
final class Operations {

    private final List<DeferredOperation> waiting = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private String providerReference = "";

    static String firstKey(PaymentId payment) {
        return key(payment, 1);
    }

    void register(String reference) {
        providerReference = reference;
    }

    boolean isRegistered() {
        return !providerReference.isEmpty();
    }

    boolean isIdle() {
        return outstanding().isEmpty();
    }

    /** The request under this key, as long as its outcome is not known. */
    <R extends ProviderRequest> Optional<R> outstanding(String operationKey, Class<R> type) {
        return outstanding().flatMap(operation -> operation.as(type, operationKey));
    }

    /** The request under this key, as long as its outcome is not known, whether others have to wait for it or not. */
    <R extends ProviderRequest> Optional<R> open(String operationKey, Class<R> type) {
        return open(operationKey).flatMap(operation -> operation.as(type, operationKey));
    }

    /** Whether the provider has accepted this request, and it is not known yet what came of it (PAY-07). */
    boolean isAccepted(String operationKey) {
        return open(operationKey).filter(it -> it.is(Operation.State.ACCEPTED)).isPresent();
    }

    /** This request, if it is outstanding, and it was not recorded yet that there is no answer to it. */
    Optional<ProviderRequest> canBecomeUnknown(String operationKey) {
        return open(operationKey).filter(it -> it.is(Operation.State.ASKED)).map(Operation::request);
    }

    /** This request, if its outcome is not known, and no person was called for it yet. */
    Optional<ProviderRequest> canNeedAttention(String operationKey) {
        return open(operationKey).filter(it -> !it.wasGivenToAPerson()).map(Operation::request);
    }

    /** The request whose turn it is, now that nothing is outstanding. */
    Optional<ProviderRequest> due(Predicate<DeferredOperation> isDue) {
        return isIdle() ? waiting.stream().filter(isDue).findFirst().map(this::request) : Optional.empty();
    }

    /** The operation as it is asked of the provider, under a key that no other of the payment has. */
    ProviderRequest request(DeferredOperation operation) {
        return operation.dueAs(key(operation.paymentId(), operations.size() + 1), providerReference);
    }

    void defer(DeferredOperation operation) {
        waiting.add(operation);
    }

    /** What waits for its turn is not made any more. */
    void forget(PaymentRefundOvertaken overtaken) {
        waiting.removeIf(operation ->
                operation instanceof RefundDeferred refund && refund.refundId().equals(overtaken.refundId()));
    }

    /** What waits for its turn is not needed any more. */
    void forget(CaptureWaived waived) {
        waiting.removeIf(operation -> operation instanceof CaptureDeferred capture
                && capture.captureId().equals(waived.captureId()));
    }

    void begin(ProviderRequest request) {
        waiting.removeIf(operation ->
                operation.dueAs(request.operationKey(), providerReference).equals(request));
        operations.add(new Operation(request));
    }

    /** What was heard: it is about one of those whose outcome is not known, or about none. */
    void on(Object fact) {
        open().forEach(operation -> operation.on(fact));
    }

    /** Only the latest can be: none begins while the one before it has others wait. */
    private Optional<Operation> outstanding() {
        return operations.stream().reduce((earlier, latest) -> latest).filter(Operation::blocks);
    }

    private Optional<Operation> open(String operationKey) {
        return open().filter(it -> it.as(ProviderRequest.class, operationKey).isPresent())
                .findFirst();
    }

    private Stream<Operation> open() {
        return operations.stream().filter(Operation::isOpen);
    }

    private static String key(PaymentId payment, int number) {
        return payment.value() + "/" + number;
    }
}
