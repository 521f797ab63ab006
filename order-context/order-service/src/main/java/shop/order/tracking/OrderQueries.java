package shop.order.tracking;

import java.util.ArrayList;
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

    private static final String PLACED_AT = "placedAt";
    private static final String ID = "_id";

    private final MongoTemplate mongo;

    OrderQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @QueryHandler
    Optional<OrderView> handle(FindOrder query) {
        return Optional.ofNullable(mongo.findById(query.orderId().value(), TrackedOrder.class))
                .map(TrackedOrder::view);
    }

    /**
     * One page. It goes on behind a place and not at a number, so what is placed, or changes, while somebody reads moves
     * nothing from one page to another.
     */
    @QueryHandler
    OrderPage handle(FindOrders query) {
        Criteria matching = matching(query);
        long total = mongo.count(new Query(matching), TrackedOrder.class);
        Sort.Direction direction = query.oldestFirst() ? Sort.Direction.ASC : Sort.Direction.DESC;
        Query page = new Query(query.after()
                        .map(place -> new Criteria().andOperator(matching, behind(place, query.oldestFirst())))
                        .orElse(matching))
                .with(Sort.by(direction, PLACED_AT, ID))
                .limit(query.size() + 1);
        List<OrderView> found = mongo.find(page, TrackedOrder.class).stream()
                .map(TrackedOrder::view)
                .toList();
        boolean more = found.size() > query.size();
        List<OrderView> shown = more ? found.subList(0, query.size()) : found;
        return new OrderPage(shown, more ? Optional.of(placeOf(shown.get(shown.size() - 1))) : Optional.empty(), total);
    }

    private static Criteria matching(FindOrders query) {
        List<Criteria> all = new ArrayList<>();
        if (!query.statuses().isEmpty()) {
            all.add(Criteria.where("status").in(query.statuses()));
        }
        if (!query.waitsFor().isEmpty()) {
            all.add(Criteria.where("waitsOf").in(query.waitsFor()));
        }
        query.customerId().ifPresent(id -> all.add(Criteria.where("customerId").is(id)));
        query.placedFrom().ifPresent(from -> all.add(Criteria.where(PLACED_AT).gte(from)));
        query.placedBefore()
                .ifPresent(before -> all.add(Criteria.where(PLACED_AT).lt(before)));
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    private static Criteria behind(FindOrders.Place place, boolean oldestFirst) {
        Criteria later = Criteria.where(PLACED_AT);
        Criteria sameMoment = Criteria.where(PLACED_AT).is(place.placedAt()).and(ID);
        return new Criteria()
                .orOperator(
                        oldestFirst ? later.gt(place.placedAt()) : later.lt(place.placedAt()),
                        oldestFirst ? sameMoment.gt(place.orderId()) : sameMoment.lt(place.orderId()));
    }

    private static FindOrders.Place placeOf(OrderView order) {
        return new FindOrders.Place(order.placedAt(), order.orderId().value());
    }
}
