package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a person has found out what came of an operation of which the provider gave no outcome; what follows is what
 * would have followed from the provider's answer (PAY-06).
 */
@Revision("1")
public record OutcomeFound(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        FoundOutcome outcome,
        OutcomeEvidence evidence)
        implements PaymentFact {}
