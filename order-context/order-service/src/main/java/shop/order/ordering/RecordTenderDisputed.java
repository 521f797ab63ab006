package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/** Tells the order that the customer disputes money of a tender with their bank. */
public record RecordTenderDisputed(
        OrderId orderId,
        int tender,
        String disputeId,
        boolean takesMoney,
        Money amount,
        String reason,
        Optional<Instant> answerBefore) {}
