package shop.payment.disputing;

import shop.payment.api.DisputeId;

/** Shows that a disputed payment is right. */
public record SubmitEvidence(DisputeId disputeId, String evidence) {}
