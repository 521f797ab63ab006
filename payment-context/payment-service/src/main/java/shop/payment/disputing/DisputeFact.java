package shop.payment.disputing;

import shop.kernel.OrderId;
import shop.payment.api.DisputeId;
import shop.payment.api.PaymentId;

/** What happens to a dispute, beside what is published of it. */
public sealed interface DisputeFact
        permits DisputeOpened, DisputeRaised, DisputeAnswerRequested, DisputeAnswerRefused, DisputeClosed {
    DisputeId disputeId();

    PaymentId paymentId();

    OrderId orderId();

    /** The number of the tender within its order, from 1. */
    int tender();
}
