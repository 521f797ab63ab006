package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.payment.api.PaymentId;

/** What happens to a payment between its milestones: known inside this service, to nobody outside. */
public sealed interface PaymentFact
        permits ProviderRequest,
                DeferredOperation,
                PaymentRegistered,
                AuthorisedTooLate,
                PaidTooLate,
                PaymentRefundAccepted,
                CaptureRetryOrdered,
                CaptureWaived,
                RepaymentOwed,
                RefundAccountGiven,
                RefundRetryOrdered,
                SettledOutside,
                ProviderNoticeReceived,
                OutcomeFound {
    PaymentId paymentId();

    OrderId orderId();

    /** The number of the tender within its order, from 1. */
    int tender();
}
