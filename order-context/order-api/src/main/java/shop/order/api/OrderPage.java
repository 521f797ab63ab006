package shop.order.api;

import java.util.List;
import java.util.Optional;

/**
 * Some orders, in the order that was asked for.
 *
 * @param next behind which place the following ones stand; empty on the last page
 * @param total how many orders match just now, over all pages
 */
public record OrderPage(List<OrderView> orders, Optional<FindOrders.Place> next, long total) {

    public OrderPage {
        orders = List.copyOf(orders);
    }
}
