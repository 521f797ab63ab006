package shop.shipping.tracking;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentState;

/** What is to come back, and of which nothing was heard for long, as far as the views know. */
@Component
public class AwaitedReturns {

    private static final Set<ReturnShipmentState> NOT_HERE = EnumSet.of(
            ReturnShipmentState.PREPARED,
            ReturnShipmentState.LABELLED,
            ReturnShipmentState.WITHOUT_LABEL,
            ReturnShipmentState.UNDER_WAY);

    private static final String ASKED_AT = "askedAt";
    private static final String ID = "_id";

    private final MongoTemplate mongo;

    public AwaitedReturns(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Those that have not come, and of which nothing was heard after this moment. */
    public List<ReturnShipmentId> notHereSince(Instant moment, int atMost) {
        return unheard(NOT_HERE, moment, atMost);
    }

    /**
     * Those that have a label and have not come; the one that was asked about longest ago first.
     *
     * @param heard of none of them anything was heard after this moment
     * @param asked none of them was asked about after this one
     */
    public List<UnheardParcels.Unasked> worthAsking(Instant heard, Instant asked, int atMost) {
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

    /** Keeps when the carrier was asked for these, so that it is left alone for a while. */
    public void asked(List<String> ids, Instant at) {
        if (!ids.isEmpty()) {
            mongo.updateMulti(
                    new Query(Criteria.where(ID).in(ids)), new Update().set(ASKED_AT, at), TrackedReturnShipment.class);
        }
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
