package shop.order.http;

import io.swagger.v3.oas.annotations.media.ArraySchema;
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
 * @param orders in short, or as a whole, as was asked for
 * @param next the cursor of the following page; missing on the last one
 * @param total how many orders match just now, over all pages
 */
record ListedOrders(
        @ArraySchema(schema = @Schema(anyOf = {OrderSummary.class, OrderView.class}))
        List<Object> orders,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many orders match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors("order-[A-Za-z0-9-]{1,64}");

    /** How much is told of each order. */
    enum Items {
        /** Enough to choose by. */
        SHORT,
        /** All, as the order itself tells it, for whoever reads all of many. */
        WHOLE
    }

    /** @param shown an order as the caller may see it */
    static ListedOrders of(OrderPage page, boolean oldestFirst, Items items, UnaryOperator<OrderView> shown) {
        return new ListedOrders(
                page.orders().stream()
                        .<Object>map(order -> items == Items.WHOLE ? shown.apply(order) : OrderSummary.of(order))
                        .toList(),
                page.next().map(place -> CURSORS.of(oldestFirst, place.placedAt(), place.orderId())),
                page.total());
    }
}
