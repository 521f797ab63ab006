package shop.payment.disputing;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeReason;

/** Tells the dispute that it is a chargeback from now on, where it was an inquiry. */
public record RaiseDispute(DisputeId disputeId, Money amount, DisputeReason reason, Optional<Instant> answerBefore) {}
