package shop.order.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;

/**
 * An order in a list: enough to choose by. All about it is told by the order itself.
 *
 * @param reference what the shop or its customer call it by, if they do
 * @param waitsFor what it waits for, the longest awaited first; empty when nothing is to come
 */
record OrderSummary(
        OrderId orderId,
        Optional<String> reference,
        String customerId,
        OrderStatus status,
        Money total,
        Instant placedAt,
        List<AwaitedInShort> waitsFor) {

    OrderSummary {
        waitsFor = List.copyOf(waitsFor);
    }

    static OrderSummary of(OrderView order) {
        return new OrderSummary(
                order.orderId(),
                order.reference(),
                order.customerId(),
                order.status(),
                order.total(),
                order.placedAt(),
                order.waitsFor().stream()
                        .map(awaited ->
                                new AwaitedInShort(awaited.of(), awaited.what(), awaited.since(), awaited.until()))
                        .toList());
    }

    /**
     * Something that it waits for.
     *
     * @param of by whom it is to be done
     * @param until the moment at which the order goes on without it, where there is one
     */
    record AwaitedInShort(Awaited.Whom of, Awaited.What what, Instant since, Optional<Instant> until) {}
}
