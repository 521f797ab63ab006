package shop.order.api;

/**
 * So many units of a line.
 *
 * @param line the line's number, from 1
 * @param quantity 1 or more
 */
public record LineUnits(int line, int quantity) {}
