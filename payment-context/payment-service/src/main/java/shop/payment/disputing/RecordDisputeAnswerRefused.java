package shop.payment.disputing;

import shop.payment.api.DisputeId;

/** Tells the dispute that the provider does not take our answer as it is, for certain. */
public record RecordDisputeAnswerRefused(DisputeId disputeId, String operationKey) implements DeskAnswer {}
