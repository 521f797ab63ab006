package shop.order.ordering;

import shop.kernel.Money;

/**
 * What one tender pays less by a change of the order (ORD-17).
 *
 * @param tender its number
 * @param amount positive
 */
public record AmendmentPart(int tender, Money amount) {}
