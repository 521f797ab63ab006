package shop.order.api;

import java.util.Optional;

/**
 * Asks for orders, the last placed first; answered by {@link OrderPage}.
 *
 * @param page from 0
 * @param size 1 to 200
 */
public record FindOrders(Optional<OrderStatus> status, Optional<String> customerId, int page, int size) {}
