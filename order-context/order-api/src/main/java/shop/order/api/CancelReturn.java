package shop.order.api;

import shop.kernel.OrderId;

/**
 * Takes back that something is given back (ORD-11): it is kept, and its units are free to be given back another time. Possible
 * until the carrier has it; the same again changes nothing.
 *
 * @param number of the return, from 1
 */
public record CancelReturn(OrderId orderId, int number) {}
