package shop.shipping.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import shop.shipping.api.FindShipments;
import shop.shipping.api.ShipmentState;

/** Which parcels are out there and were not heard of for long, as far as the views know. */
@Component
public class UnheardParcels {

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
    private static final String ASKED_AT = "askedAt";
    private static final String ID = "_id";

    private final MongoTemplate mongo;

    public UnheardParcels(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * A parcel, or something that comes back, that the carrier could be asked for.
     *
     * @param since when it was last heard of or asked for, or, where it never was, prepared
     */
    public record Unasked(String id, Instant since) {

        static Unasked after(String id, Instant... heardOrAsked) {
            return new Unasked(
                    id, Stream.of(heardOrAsked).max(Instant::compareTo).orElseThrow());
        }
    }

    /**
     * Those of which a carrier may have something to tell that it gives no notice of; the one that was asked about longest ago
     * first, and before it those that never were. Besides what is under way that is, for a while, what has a label, for it may
     * have been handed over without a word, and what is cancelled or taken for lost, for it may be seen nevertheless.
     *
     * @param heard of none of them anything was heard after this moment
     * @param asked none of them was asked about after this one
     */
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

    /** Keeps when the carrier was asked for these, so that it is left alone for a while. */
    public void asked(List<String> ids, Instant at) {
        if (!ids.isEmpty()) {
            mongo.updateMulti(
                    new Query(Criteria.where(ID).in(ids)), new Update().set(ASKED_AT, at), TrackedShipment.class);
        }
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
