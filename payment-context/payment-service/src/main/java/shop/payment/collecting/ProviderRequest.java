package shop.payment.collecting;

import java.util.Optional;
import shop.payment.api.PaymentOperation;

/**
 * What the provider is asked to do. It is recorded, with the key under which it is asked, before anything is called; asking
 * again is putting the same recorded request, so that key and body are the same (PAY-05).
 */
public sealed interface ProviderRequest extends PaymentFact
        permits PaymentAuthorisationRequested, PaymentCaptureRequested, PaymentVoidRequested, PaymentRefundRequested {

    /** Names the operation at the provider: however often it is asked, it is carried out once. */
    String operationKey();

    /** Asks, and waits for the answer: never in a command handler, nor in the thread of a processor. */
    ProviderAnswer putTo(PaymentProvider provider);

    /** What it is that the provider is asked to do. */
    PaymentOperation asksTo();

    /** Which capture or refund it is; of the others a payment has one. */
    default Optional<String> named() {
        return Optional.empty();
    }
}
