package shop.payment.disputing;

/** What the provider says to an answer of ours: that it has it, or that it does not take it as it is. */
public sealed interface DeskAnswer permits RecordDisputeAnswered, RecordDisputeAnswerRefused {}
