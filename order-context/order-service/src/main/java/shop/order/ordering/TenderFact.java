package shop.order.ordering;

/** What is asked of one tender, or was heard of it. */
public sealed interface TenderFact extends OrderFact
        permits TenderAuthorised,
                TenderPaid,
                TenderAwaitsPayer,
                TenderDeclined,
                TenderExpired,
                TenderReplaced,
                CaptureRequested,
                TenderCaptured,
                TenderCaptureFailed,
                CaptureNotNeeded,
                ReleaseRequested,
                TenderReleased,
                RefundRequested,
                TenderRefunded,
                TenderRefundFailed,
                TenderTurnedBack,
                TenderOwed,
                TenderDisputed,
                TenderDisputeAnswered,
                TenderDisputeDecided,
                TenderRefundOvertaken,
                TenderSettled,
                TenderOwedBack,
                TenderOutcomeUnknown,
                TenderNeedsAttention {
    /** The tender's number, from 1. */
    int tender();
}
