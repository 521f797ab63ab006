package shop.order.tracking;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.OrderPage;
import shop.order.api.OrderView;

/** Answers what others ask about orders. */
@Component
class OrderQueries {

    private final MongoTemplate mongo;

    OrderQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @QueryHandler
    Optional<OrderView> handle(FindOrder query) {
        return Optional.ofNullable(mongo.findById(query.orderId().value(), TrackedOrder.class))
                .map(TrackedOrder::view);
    }

    @QueryHandler
    OrderPage handle(FindOrders query) {
        Query matching = new Query();
        query.status()
                .ifPresent(
                        status -> matching.addCriteria(Criteria.where("status").is(status)));
        query.customerId()
                .ifPresent(
                        id -> matching.addCriteria(Criteria.where("customerId").is(id)));
        long total = mongo.count(matching, TrackedOrder.class);
        List<OrderView> page = mongo
                .find(
                        matching.with(Sort.by(Sort.Direction.DESC, "placedAt"))
                                .skip((long) query.page() * query.size())
                                .limit(query.size()),
                        TrackedOrder.class)
                .stream()
                .map(TrackedOrder::view)
                .toList();
        return new OrderPage(page, query.page(), query.size(), total);
    }
}
