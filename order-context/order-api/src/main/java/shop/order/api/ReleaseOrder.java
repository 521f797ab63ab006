package shop.order.api;

import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Lets an order, or one parcel of it, go on that a person had held (ORD-21).
 *
 * @param parcel the name of the parcel, where it is held for itself; the order as a whole, where it is empty
 */
public record ReleaseOrder(OrderId orderId, Optional<String> parcel) {}
