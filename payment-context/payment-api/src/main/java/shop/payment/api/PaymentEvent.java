package shop.payment.api;

import shop.kernel.OrderId;

/** What happened to the money, as far as others react to it. */
public sealed interface PaymentEvent
        permits PaymentAuthorised,
                AuthorisationExpired,
                PaymentPaid,
                PaymentDeclined,
                PayerAwaited,
                PaymentCaptured,
                PaymentCaptureFailed,
                PaymentReleased,
                PaymentRefunded,
                PaymentRefundFailed,
                RepaymentTransferred,
                DepositTurnedBack,
                PaymentDisputed,
                DisputeAnswered,
                InquiryBecameChargeback,
                DisputeDecided,
                PaymentRefundOvertaken,
                PaymentOutcomeUnknown,
                PaymentNeedsAttention {
    PaymentId paymentId();

    OrderId orderId();

    /** The number of the tender within its order, from 1. */
    int tender();
}
