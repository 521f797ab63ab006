package shop.shipping.tracking;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.shipping.api.ShipmentId;

/** Whose parcel a carrier's tracking code is, as far as the views know. Carriers recycle codes, so it may be several. */
@Component
public class LabelledParcels {

    private static final int AT_MOST = 10;

    private final MongoTemplate mongo;

    public LabelledParcels(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The last that were asked for first. */
    public List<ShipmentId> with(String carrier, String trackingCode) {
        Query query = new Query(Criteria.where("trackingCode")
                        .is(trackingCode)
                        .and("carrier")
                        .is(carrier))
                .with(Sort.by(Sort.Direction.DESC, "preparedAt"))
                .limit(AT_MOST);
        return mongo.find(query, TrackedShipment.class).stream()
                .map(shipment -> new ShipmentId(shipment.id()))
                .toList();
    }
}
