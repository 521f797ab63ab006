package shop.order.api;

import java.util.List;

/**
 * One page of orders, the last placed first.
 *
 * @param total how many orders match, over all pages
 */
public record OrderPage(List<OrderView> orders, int page, int size, long total) {

    public OrderPage {
        orders = List.copyOf(orders);
    }
}
