package shop.order.api;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;

/**
 * Sends an order to another address, as far as its labels are not bought; what is held, always (ORD-08). The same again
 * changes nothing.
 */
public record ChangeShippingAddress(OrderId orderId, PersonalData shipTo) {}
