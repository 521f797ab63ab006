package shop.shipping.tracking;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.shipping.api.FindShipment;
import shop.shipping.api.FindShipmentsOfOrder;
import shop.shipping.api.ShipmentView;
import shop.shipping.api.ShipmentsOfOrder;

/** Answers what others ask about shipments. */
@Component
class ShipmentQueries {

    private final MongoTemplate mongo;

    ShipmentQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @QueryHandler
    Optional<ShipmentView> handle(FindShipment query) {
        return Optional.ofNullable(mongo.findById(query.shipmentId().value(), TrackedShipment.class))
                .map(TrackedShipment::view);
    }

    @QueryHandler
    ShipmentsOfOrder handle(FindShipmentsOfOrder query) {
        Query ofOrder = new Query(Criteria.where("orderId").is(query.orderId().value())).with(Sort.by("shipFrom"));
        return new ShipmentsOfOrder(
                query.orderId(),
                mongo.find(ofOrder, TrackedShipment.class).stream()
                        .map(TrackedShipment::view)
                        .toList());
    }
}
