package shop.order.api;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Gives money back without a return (ORD-22). The same again under its id changes nothing.
 *
 * @param goodwillId names it among those of its order
 * @param amount more than nothing
 * @param atMost how much whoever gives it may give for this order, all goodwill together
 */
public record GiveGoodwill(OrderId orderId, String goodwillId, Money amount, GoodwillReason reason, Money atMost) {}
