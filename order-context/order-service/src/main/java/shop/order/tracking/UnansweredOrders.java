package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private static final String REFUND = "unansweredRefund";
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
        return since(UNANSWERED, moment, after, atMost, TrackedOrder::unanswered);
    }

    /** The same of those that wait for a refund. */
    public List<Unanswered> refundSince(Instant moment, Optional<Unanswered> after, int atMost) {
        return since(REFUND, moment, after, atMost, TrackedOrder::unansweredRefund);
    }

    private List<Unanswered> since(
            String field,
            Instant moment,
            Optional<Unanswered> after,
            int atMost,
            Function<TrackedOrder, Unanswered> place) {
        Criteria waits = Criteria.where(field).gt(Instant.EPOCH).lte(moment);
        Criteria asked = after.map(last -> new Criteria()
                        .andOperator(
                                waits,
                                new Criteria()
                                        .orOperator(
                                                Criteria.where(field).gt(last.since()),
                                                Criteria.where(field)
                                                        .is(last.since())
                                                        .and(ID)
                                                        .gt(last.order().value()))))
                .orElse(waits);
        Query query = new Query(asked).with(Sort.by(field, ID)).limit(atMost);
        return mongo.find(query, TrackedOrder.class).stream().map(place).toList();
    }

    /** How many orders have something that stands still. */
    public long stalled() {
        return mongo.count(new Query(Criteria.where("stalled").is(true)), TrackedOrder.class);
    }
}
