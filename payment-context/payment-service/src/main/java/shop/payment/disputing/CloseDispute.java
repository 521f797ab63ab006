package shop.payment.disputing;

import shop.payment.api.DisputeId;
import shop.payment.api.DisputeOutcome;

/** Tells the dispute how the provider has decided. */
public record CloseDispute(DisputeId disputeId, DisputeOutcome outcome) {}
