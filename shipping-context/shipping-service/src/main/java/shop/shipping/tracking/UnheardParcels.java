package shop.shipping.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.shipping.api.FindShipments;
import shop.shipping.api.ShipmentState;

/** Which parcels are out there and were not heard of for long, as far as the views know. */
@Component
public class UnheardParcels extends AskedAbout {

    private static final Set<ShipmentState> OUT_THERE = EnumSet.of(
            ShipmentState.DISPATCHED,
            ShipmentState.IN_TRANSIT,
            ShipmentState.OUT_FOR_DELIVERY,
            ShipmentState.DELIVERY_ATTEMPTED,
            ShipmentState.AVAILABLE_FOR_PICKUP,
            ShipmentState.EXPECTED_BACK);

    private static final Set<ShipmentState> MAY_BE_SEEN =
            EnumSet.of(ShipmentState.LABELLED, ShipmentState.CANCELLED, ShipmentState.PRESUMED_LOST);

    /** So long after its last label was bought, somebody looks whether it is seen. */
    private static final Duration MAY_BE_SEEN_FOR = Duration.ofDays(60);

    private static final String PREPARED_AT = "preparedAt";

    private final MongoTemplate mongo;

    public UnheardParcels(MongoTemplate mongo) {
        super(mongo, TrackedShipment.class);
        this.mongo = mongo;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Besides what is under way that is, for a while, what has a label, for it may have been handed over without a word, and
     * what is cancelled or taken for lost, for it may be seen nevertheless.
     */
    @Override
    public List<Unasked> worthAsking(Instant heard, Instant asked, int atMost) {
        Instant oldest = heard.minus(MAY_BE_SEEN_FOR);
        Criteria mayBeSeen = Criteria.where("state")
                .in(MAY_BE_SEEN)
                .and("labelIds.0")
                .exists(true)
                .orOperator(
                        Criteria.where("labelledAt").gte(oldest),
                        Criteria.where(PREPARED_AT).gte(oldest));
        Criteria unheard = new Criteria()
                .andOperator(
                        new Criteria().orOperator(Criteria.where("state").in(OUT_THERE), mayBeSeen),
                        Criteria.where(PREPARED_AT)
                                .lte(heard)
                                .and("heard")
                                .not()
                                .gt(heard)
                                .and(ASKED_AT)
                                .not()
                                .gt(asked));
        Query query =
                new Query(unheard).with(Sort.by(ASKED_AT, PREPARED_AT, ID)).limit(atMost);
        return mongo.find(query, TrackedShipment.class).stream()
                .map(TrackedShipment::unasked)
                .toList();
    }

    /**
     * Those of which nothing was heard after this moment, the first that was asked for first. What was heard of a view of an
     * earlier release is not known; it is among them, for the shipment itself to say.
     *
     * @param after where to go on: those that were asked for later than this one
     */
    public List<FindShipments.Place> since(Instant moment, Optional<FindShipments.Place> after, int atMost) {
        // Whatever was asked for later was heard of later: so the index by state and preparedAt leaves few to look at.
        Criteria silent = Criteria.where("state")
                .in(OUT_THERE)
                .and(PREPARED_AT)
                .lte(moment)
                .and("heard")
                .not()
                .gt(moment);
        return found(silent, after, atMost);
    }

    private List<FindShipments.Place> found(Criteria silent, Optional<FindShipments.Place> after, int atMost) {
        Criteria asked = after.map(place -> new Criteria()
                        .andOperator(
                                silent,
                                new Criteria()
                                        .orOperator(
                                                Criteria.where(PREPARED_AT).gt(place.at()),
                                                Criteria.where(PREPARED_AT)
                                                        .is(place.at())
                                                        .and(ID)
                                                        .gt(place.shipmentId()))))
                .orElse(silent);
        Query query = new Query(asked).with(Sort.by(PREPARED_AT, ID)).limit(atMost);
        return mongo.find(query, TrackedShipment.class).stream()
                .map(shipment -> shipment.place(FindShipments.SortedBy.FIRST_PREPARED))
                .toList();
    }
}
