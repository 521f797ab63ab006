package shop.payment.collecting;

import shop.payment.api.PaymentId;

/** What came of asking the provider, in the words in which the payment takes it. The same answer twice counts once. */
public sealed interface ProviderAnswer
        permits RecordAuthorised,
                RecordPaid,
                RecordPayerAwaited,
                RecordDeclined,
                RecordExpired,
                RecordTurnedBack,
                RecordCaptured,
                RecordCaptureFailed,
                RecordVoided,
                RecordRefundAccepted,
                RecordRefunded,
                RecordRefundFailed,
                RecordRefundDisputed,
                RecordOutcomeUnknown {
    PaymentId paymentId();
}
