package shop.shipping.api;

import shop.kernel.OrderId;

/**
 * Asks for the shipments of an order; answered by {@link ShipmentsOfOrder}.
 */
public record FindShipmentsOfOrder(OrderId orderId) {}
