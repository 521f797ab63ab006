package shop.payment.collecting;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import shop.payment.api.PaymentAuthorized;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;

/**
 * Which facts settle what a payment waits to hear. A payment waits for one operation at a time, so that kinds suffice. What
 * is missing leaves a question open on purpose: a card may be confirmed while it is being called off, and that void is still
 * to be heard of; and no answer settles nothing (PAY-06).
 */
public final class Outcomes {

    private static final Map<Class<? extends PaymentFact>, Set<Class<?>>> SETTLING = Map.of(
            PaymentAuthorizationRequested.class,
                    Set.of(PaymentAuthorized.class, PaymentPaid.class, PaymentDeclined.class, PayerAwaited.class),
            PayerAwaited.class,
                    Set.of(PaymentAuthorized.class, PaymentPaid.class, PaymentDeclined.class, PaymentReleased.class),
            PaymentCaptureRequested.class, Set.of(PaymentCaptured.class, PaymentCaptureFailed.class),
            PaymentVoidRequested.class, Set.of(PaymentReleased.class, PaymentPaid.class, PaymentDeclined.class),
            PaymentRefundRequested.class, Set.of(PaymentRefunded.class, PaymentRefundFailed.class));

    private Outcomes() {}

    /** Whether a fact of the same payment settles what this one has raised. */
    public static boolean settle(PaymentFact question, Object fact) {
        return SETTLING.getOrDefault(question.getClass(), Set.of()).contains(fact.getClass());
    }

    /** The kinds of questions that a fact of this kind settles. */
    public static Set<Class<? extends PaymentFact>> settledBy(Class<?> fact) {
        return SETTLING.entrySet().stream()
                .filter(question -> question.getValue().contains(fact))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }
}
