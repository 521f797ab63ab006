package shop.payment.disputing;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;

/** Has somebody see to a payment that is disputed. */
public record OpenDispute(
        DisputeId disputeId,
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeKind kind,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore) {}
