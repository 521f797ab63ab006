package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Has an order look for what it has asked for and not heard of, and ask again where it is time (ORD-12). An order whose time
 * to pay is over is rejected.
 */
public record RepeatUnanswered(OrderId orderId, Reminders reminders) {}
