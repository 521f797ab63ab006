package shop.order.returns;

import shop.order.api.UnitCondition;

/**
 * Some units of a line that came back in one condition.
 *
 * @param line the line's number in the order, from 1
 */
public record UnitsReceived(int line, int quantity, UnitCondition condition) {}
