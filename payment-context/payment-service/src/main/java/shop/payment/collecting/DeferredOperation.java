package shop.payment.collecting;

/** An accepted operation that waits for its turn: operations on one payment never overtake each other. */
public sealed interface DeferredOperation extends PaymentFact permits CaptureDeferred, ReleaseDeferred, RefundDeferred {

    /** What is asked of the provider when its turn has come. */
    ProviderRequest dueAs(String operationKey, String providerReference);
}
