package shop.order.tracking;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.order.api.Awaited;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.OrderPage;
import shop.order.api.OrderView;
import shop.platform.mongo.Listing;

/** Answers what others ask about orders. */
@Component
class OrderQueries {

    private final MongoTemplate mongo;
    private final Listing<TrackedOrder> orders;

    OrderQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        orders = new Listing<>(mongo, TrackedOrder.class, "placedAt");
    }

    @QueryHandler
    Optional<OrderView> handle(FindOrder query) {
        return Optional.ofNullable(mongo.findById(query.orderId().value(), TrackedOrder.class))
                .map(TrackedOrder::view);
    }

    @QueryHandler
    OrderPage handle(FindOrders query) {
        Listing.Page<TrackedOrder> page = orders.where()
                .anyOf("status", query.statuses())
                .anyOf("waitsOf", waitingOf(query))
                .anyOf("awaits", awaiting(query))
                .startsWith("called", query.prefix().map(prefix -> prefix.toLowerCase(Locale.ROOT)))
                .is("customerId", query.customerId())
                .is("purchaseConfirmed", query.purchaseConfirmed().filter(confirmed -> confirmed))
                .isNot(
                        "purchaseConfirmed",
                        query.purchaseConfirmed().map(confirmed -> !confirmed).filter(not -> not))
                .within(query.placedFrom(), query.placedBefore())
                .page(
                        query.oldestFirst(),
                        query.after().map(place -> new Listing.Place(place.placedAt(), place.orderId())),
                        query.size());
        return new OrderPage(page.as(TrackedOrder::view), page.next(TrackedOrder::place), page.total());
    }

    /** What is waited for is found among what waits for anybody: of that there is an index, and few orders are in it. */
    private static Set<Awaited.Whom> waitingOf(FindOrders query) {
        return query.waitsFor().isEmpty() && !query.awaiting().isEmpty()
                ? EnumSet.allOf(Awaited.Whom.class)
                : query.waitsFor();
    }

    private static List<String> awaiting(FindOrders query) {
        return query.awaiting().stream()
                .flatMap(what -> waitingOf(query).stream().map(of -> TrackedOrder.awaits(of, what)))
                .toList();
    }
}
