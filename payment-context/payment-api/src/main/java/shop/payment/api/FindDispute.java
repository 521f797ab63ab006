package shop.payment.api;

/** Asks how a dispute stands; answered by a {@link DisputeView}, or by nothing. */
public record FindDispute(DisputeId disputeId) {}
