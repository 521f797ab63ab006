package shop.shipping.tracking;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds what the carrier still owes an answer to. */
@Component
public class UnansweredRequests {

    /** So many are looked at together; the rest comes when these have their answers. */
    private static final int AT_ONCE = 500;

    private final MongoTemplate mongo;

    UnansweredRequests(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Those that were recorded before a moment, the oldest first. */
    public List<UnansweredRequest> madeBefore(Instant moment) {
        Query open = new Query(Criteria.where("unanswered.since").lt(moment))
                .with(Sort.by("unanswered.since"))
                .limit(AT_ONCE);
        return mongo.find(open, TrackedShipment.class).stream()
                .flatMap(shipment -> shipment.unanswered().stream())
                .toList();
    }
}
