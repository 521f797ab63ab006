package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;

/** Which orders have asked for something and not heard of it, as far as the views know. */
@Component
public class UnansweredOrders {

    private static final String UNANSWERED = "unanswered";
    private static final String ID = "_id";

    private final MongoTemplate mongo;

    public UnansweredOrders(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** An order, and since when it has waited. */
    public record Unanswered(Instant since, OrderId order) {}

    /**
     * Those that have waited since this moment or longer, the longest first.
     *
     * @param after where to go on; those that have waited for less than this one
     */
    public List<Unanswered> since(Instant moment, Optional<Unanswered> after, int atMost) {
        Criteria waits = Criteria.where(UNANSWERED).gt(Instant.EPOCH).lte(moment);
        Criteria asked = after.map(place -> new Criteria()
                        .andOperator(
                                waits,
                                new Criteria()
                                        .orOperator(
                                                Criteria.where(UNANSWERED).gt(place.since()),
                                                Criteria.where(UNANSWERED)
                                                        .is(place.since())
                                                        .and(ID)
                                                        .gt(place.order().value()))))
                .orElse(waits);
        Query query = new Query(asked).with(Sort.by(UNANSWERED, ID)).limit(atMost);
        return mongo.find(query, TrackedOrder.class).stream()
                .map(TrackedOrder::unanswered)
                .toList();
    }

    /** How many orders have something that stands still. */
    public long stalled() {
        return mongo.count(new Query(Criteria.where("stalled").is(true)), TrackedOrder.class);
    }
}
