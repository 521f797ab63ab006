package shop.payment.disputing;

import java.util.Map;
import java.util.Set;
import shop.payment.api.DisputeAnswered;
import shop.platform.outside.Outcomes;

/** Which facts settle what a dispute waits to hear: that the provider has our answer, and how it has decided. */
public final class DisputeOutcomes {

    public static final Outcomes KNOWN = new Outcomes(Map.of(
            DisputeOpened.class, Set.of(DisputeClosed.class),
            DisputeRaised.class, Set.of(DisputeClosed.class),
            DisputeAnswerRequested.class,
                    Set.of(DisputeAnswered.class, DisputeAnswerRefused.class, DisputeRaised.class, DisputeClosed.class),
            DisputeAnswerRefused.class, Set.of(DisputeAnswerRequested.class, DisputeRaised.class, DisputeClosed.class),
            DisputeAnswered.class, Set.of(DisputeRaised.class, DisputeClosed.class)));

    private DisputeOutcomes() {}
}
