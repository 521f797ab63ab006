package shop.payment.disputing;

import shop.payment.api.DisputeId;

/** Gives in to a dispute. */
public record AcceptDispute(DisputeId disputeId, AcceptanceReason reason) {}
