package shop.payment.disputing;

import shop.payment.api.DisputeId;

/** Gives in: the customer is right. */
public record AcceptDispute(DisputeId disputeId) {}
