package shop.order.ordering;

import shop.kernel.Money;

/** What one tender gives back of a goodwill. */
public record GoodwillPart(int tender, Money amount) {}
