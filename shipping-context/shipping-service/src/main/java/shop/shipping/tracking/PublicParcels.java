package shop.shipping.tracking;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.shipping.api.ShipmentId;

/** What everybody may see of parcels. Whether somebody may see one, is not decided here. */
@Component
public class PublicParcels {

    private final MongoTemplate mongo;

    public PublicParcels(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Optional<PublicParcel> find(ShipmentId shipment) {
        return Optional.ofNullable(mongo.findById(shipment.value(), TrackedShipment.class))
                .map(TrackedShipment::shownToEverybody);
    }
}
