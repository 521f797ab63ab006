package shop.order.ordering;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.RefusalReason;

/**
 * Tells the order that the provider could not give money back to the customer.
 *
 * @param reason why; nothing of refunds from before this was recorded
 */
public record RecordTenderRefundFailed(
        OrderId orderId, int tender, String refundId, Money amount, Optional<RefusalReason> reason) {}
