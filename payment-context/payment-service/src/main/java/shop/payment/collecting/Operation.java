package shop.payment.collecting;

import java.util.Optional;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;

/** One thing that the provider is asked to do, under one key, until it is known what came of it. */
final class Operation {

    enum State {
        ASKED,
        /** No answer came; it may have been carried out (PAY-06). */
        UNKNOWN,
        /** The provider will do it, and may still fail (PAY-07). */
        ACCEPTED,
        DONE,
        FAILED
    }

    private final ProviderRequest request;
    private State state = State.ASKED;
    private boolean givenToAPerson;

    Operation(ProviderRequest request) {
        this.request = request;
    }

    /** Whether the next has to wait for it. */
    boolean blocks() {
        return state == State.ASKED || state == State.UNKNOWN;
    }

    /** Whether its outcome is not known. */
    boolean isOpen() {
        return blocks() || state == State.ACCEPTED;
    }

    ProviderRequest request() {
        return request;
    }

    /** What was asked, if it was this, under this key. */
    <R extends ProviderRequest> Optional<R> as(Class<R> kind, String key) {
        return kind.isInstance(request) && isMeantBy(key) ? Optional.of(kind.cast(request)) : Optional.empty();
    }

    boolean is(State asked) {
        return state == asked;
    }

    boolean wasGivenToAPerson() {
        return givenToAPerson;
    }

    /** What was heard of the payment, and may be about this. */
    void on(Object fact) {
        if (fact instanceof PaymentOutcomeUnknown unknown) {
            state = isMeantBy(unknown.operationKey()) ? State.UNKNOWN : state;
        } else if (fact instanceof PaymentNeedsAttention attention) {
            givenToAPerson |= isMeantBy(attention.operationKey());
        } else if (PaymentOutcomes.KNOWN.settle(request, fact)) {
            state = stateAfter(fact);
        }
    }

    private boolean isMeantBy(String key) {
        return request.operationKey().equals(key);
    }

    private static State stateAfter(Object fact) {
        if (fact instanceof PaymentRefundAccepted) {
            return State.ACCEPTED;
        }
        return isFailure(fact) ? State.FAILED : State.DONE;
    }

    private static boolean isFailure(Object fact) {
        return fact instanceof PaymentDeclined
                || fact instanceof PaymentCaptureFailed
                || fact instanceof PaymentRefundFailed
                || fact instanceof RefundDeferred
                || fact instanceof PaymentRefundOvertaken;
    }
}
