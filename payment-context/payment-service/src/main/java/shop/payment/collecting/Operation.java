package shop.payment.collecting;

import java.util.Optional;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentDeclined;

/** One thing that the provider is asked to do, under one key, until it is known what came of it. */
final class Operation {

    enum State {
        ASKED,
        /** No answer came; it may have been carried out (PAY-06). */
        UNKNOWN,
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

    /** What was asked, if it was this, under this key. */
    <R extends ProviderRequest> Optional<R> as(Class<R> kind, String key) {
        return kind.isInstance(request) && request.operationKey().equals(key)
                ? Optional.of(kind.cast(request))
                : Optional.empty();
    }

    boolean is(State asked) {
        return state == asked;
    }

    boolean wasGivenToAPerson() {
        return givenToAPerson;
    }

    void on(Object fact) {
        if (fact instanceof PaymentOutcomeUnknown) {
            state = State.UNKNOWN;
        } else if (fact instanceof PaymentNeedsAttention) {
            givenToAPerson = true;
        } else if (PaymentOutcomes.KNOWN.settle(request, fact)) {
            state = isFailure(fact) ? State.FAILED : State.DONE;
        }
    }

    private static boolean isFailure(Object fact) {
        return fact instanceof PaymentDeclined
                || fact instanceof PaymentCaptureFailed
                || fact instanceof PaymentRefundFailed;
    }
}
