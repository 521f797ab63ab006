package shop.payment.disputing;

import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;

/**
 * Tells the dispute how the provider has decided.
 *
 * @param kind of what it has decided: what is said of an inquiry decides nothing about the chargeback that it became
 */
public record CloseDispute(DisputeId disputeId, DisputeKind kind, DisputeOutcome outcome) {}
