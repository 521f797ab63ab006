package shop.order.tracking;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
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
                .anyOf("waitsOf", query.waitsFor())
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
}
