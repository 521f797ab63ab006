package shop.payment.collecting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;

/**
 * Whoever moves the money. It is asked with recorded requests only and remembers their keys for a while, so that a request
 * put twice is carried out once; later its books tell whether it was.
 *
 * <p>Every method waits for the answer, within the time that the adapter allows, and none throws for want of one: no answer,
 * or one that is not understood, is {@link RecordOutcomeUnknown} (PAY-06). An operation has failed only when the provider
 * says so.
 */
public interface PaymentProvider {

    /** Sets the money aside, or takes it where the method pays at once. */
    ProviderAnswer authorise(PaymentAuthorisationRequested request);

    /** Takes authorised money. */
    ProviderAnswer capture(PaymentCaptureRequested request);

    /** Lets go of what was not captured, or calls off what still waits for its payer. */
    ProviderAnswer release(PaymentVoidRequested request);

    /** Gives captured money back. */
    ProviderAnswer refund(PaymentRefundRequested request);

    /**
     * For how long it is sure to remember the key of such a request, from when it was put for the first time. Nobody relies on it
     * for longer, whatever the settings say.
     */
    Duration remembersKeysFor(ProviderRequest request);

    /**
     * What the provider's books say of a request whose key it may have forgotten, found by our own reference.
     *
     * @return nothing if the books can be read and do not hold it: it was not carried out, and may be put again
     */
    Optional<ProviderAnswer> find(ProviderRequest request);

    /**
     * What became of a payment that waited for its payer.
     *
     * @return nothing as long as the payer is awaited, or the provider does not answer
     */
    Optional<ProviderAnswer> lookUp(PaymentId paymentId, String providerReference);

    /**
     * What others have taken back of a payment: how its disputes stand, and whether its deposit has turned back. A refund that is
     * refused is no refund that a person has to transfer before this is known.
     *
     * @return nothing if the provider does not answer
     */
    Optional<List<MoneyTakenBack>> takenBack(PaymentId paymentId);
}
