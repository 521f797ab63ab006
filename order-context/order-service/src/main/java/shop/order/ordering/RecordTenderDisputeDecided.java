package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order how a dispute is decided.
 *
 * @param lost nothing where the shop keeps the money
 * @param ofInquiry whether the bank had only asked, and taken nothing
 */
public record RecordTenderDisputeDecided(OrderId orderId, int tender, String disputeId, Money lost, boolean ofInquiry) {

    /** Of a dispute by which the bank had the money. */
    public RecordTenderDisputeDecided(OrderId orderId, int tender, String disputeId, Money lost) {
        this(orderId, tender, disputeId, lost, false);
    }
}
