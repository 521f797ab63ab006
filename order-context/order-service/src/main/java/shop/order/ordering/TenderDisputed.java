package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the customer disputes money of a tender with their bank (PAY-10).
 *
 * @param takesMoney whether the bank has it until it is decided; else it only asks
 * @param answerBefore when it is decided without an answer of ours
 */
@Revision("1")
public record TenderDisputed(
        OrderId orderId,
        int tender,
        String disputeId,
        boolean takesMoney,
        Money amount,
        String reason,
        Optional<Instant> answerBefore)
        implements TenderFact {}
