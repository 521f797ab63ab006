package shop.order.ordering;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.RefusalReason;

/**
 * Recorded when the provider could not give money back to the customer, or failed to after it had accepted to: a person
 * transfers it (PAY-03, PAY-07).
 *
 * @param reason why; nothing of refunds from before this was recorded
 */
@Revision("1")
public record TenderRefundFailed(
        OrderId orderId, int tender, String refundId, Money amount, Optional<RefusalReason> reason)
        implements TenderFact {}
