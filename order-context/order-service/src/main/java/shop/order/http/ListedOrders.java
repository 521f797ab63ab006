package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import shop.order.api.OrderPage;
import shop.order.api.OrderView;
import shop.platform.web.Cursors;

/**
 * A page of the list of orders.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many orders match just now, over all pages
 */
record ListedOrders(
        List<OrderView> orders,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many orders match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors("order-[A-Za-z0-9-]{1,64}");

    /** @param shown an order as the caller may see it */
    static ListedOrders of(OrderPage page, boolean oldestFirst, UnaryOperator<OrderView> shown) {
        return new ListedOrders(
                page.orders().stream().map(shown).toList(),
                page.next().map(place -> CURSORS.of(oldestFirst, place.placedAt(), place.orderId())),
                page.total());
    }
}
