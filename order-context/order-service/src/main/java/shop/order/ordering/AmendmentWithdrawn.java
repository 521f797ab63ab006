package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.AmendmentWithdrawalReason;

/**
 * Recorded when a change of what is ordered does not come (ORD-17): the order stays as it is, and what its tender holds is let
 * go.
 */
@Revision("1")
public record AmendmentWithdrawn(OrderId orderId, int number, AmendmentWithdrawalReason reason)
        implements AmendmentFact {}
