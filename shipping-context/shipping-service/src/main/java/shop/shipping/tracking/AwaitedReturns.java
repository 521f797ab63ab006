package shop.shipping.tracking;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentState;

/** What is to come back, and of which nothing was heard for long, as far as the views know. */
@Component
public class AwaitedReturns extends AskedAbout {

    private static final Set<ReturnShipmentState> NOT_HERE = EnumSet.of(
            ReturnShipmentState.PREPARED,
            ReturnShipmentState.LABELLED,
            ReturnShipmentState.WITHOUT_LABEL,
            ReturnShipmentState.UNDER_WAY);

    private final MongoTemplate mongo;

    public AwaitedReturns(MongoTemplate mongo) {
        super(mongo, TrackedReturnShipment.class);
        this.mongo = mongo;
    }

    /** Those that have not come, and of which nothing was heard after this moment. */
    public List<ReturnShipmentId> notHereSince(Instant moment, int atMost) {
        return unheard(NOT_HERE, moment, atMost);
    }

    /**
     * {@inheritDoc}
     *
     * <p>That is what has a label and has not come.
     */
    @Override
    public List<Unasked> worthAsking(Instant heard, Instant asked, int atMost) {
        Query query = new Query(Criteria.where("state")
                        .in(NOT_HERE)
                        .and("preparedAt")
                        .lte(heard)
                        .and("heard")
                        .lte(heard)
                        .and("labelIds.0")
                        .exists(true)
                        .and(ASKED_AT)
                        .not()
                        .gt(asked))
                .with(Sort.by(ASKED_AT, "preparedAt", ID))
                .limit(atMost);
        return mongo.find(query, TrackedReturnShipment.class).stream()
                .map(TrackedReturnShipment::unasked)
                .toList();
    }

    /** Those that came before this moment, and of which nobody has said what is in them. */
    public List<ReturnShipmentId> unseenSince(Instant moment, int atMost) {
        return unheard(EnumSet.of(ReturnShipmentState.ARRIVED), moment, atMost);
    }

    private List<ReturnShipmentId> unheard(Set<ReturnShipmentState> states, Instant moment, int atMost) {
        // Whatever was asked for later was heard of later: so the index by state and preparedAt leaves few to look at.
        Query query = new Query(Criteria.where("state")
                        .in(states)
                        .and("preparedAt")
                        .lte(moment)
                        .and("heard")
                        .lte(moment))
                .with(Sort.by("preparedAt"))
                .limit(atMost);
        return mongo.find(query, TrackedReturnShipment.class).stream()
                .map(shipment -> new ReturnShipmentId(shipment.id()))
                .toList();
    }
}
