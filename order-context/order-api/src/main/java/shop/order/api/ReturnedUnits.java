package shop.order.api;

/**
 * Some units of a line that are given back.
 *
 * @param line the line's number in the order, from 1
 * @param quantity 1 or more
 */
public record ReturnedUnits(int line, int quantity) {}
