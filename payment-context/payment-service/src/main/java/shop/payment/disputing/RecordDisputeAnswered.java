package shop.payment.disputing;

import shop.payment.api.DisputeId;

/** Tells the dispute that the provider has taken our answer. */
public record RecordDisputeAnswered(DisputeId disputeId, String operationKey) implements DeskAnswer {}
