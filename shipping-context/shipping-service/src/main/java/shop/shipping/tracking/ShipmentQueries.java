package shop.shipping.tracking;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.mongo.Listing;
import shop.shipping.api.FindShipment;
import shop.shipping.api.FindShipments;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentView;

/** Answers what others ask about shipments. */
@Component
class ShipmentQueries {

    private final MongoTemplate mongo;
    private final Listing<TrackedShipment> shipments;

    ShipmentQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        shipments = new Listing<>(mongo, TrackedShipment.class, "preparedAt");
    }

    @QueryHandler
    Optional<ShipmentView> handle(FindShipment query) {
        return Optional.ofNullable(mongo.findById(query.shipmentId().value(), TrackedShipment.class))
                .map(TrackedShipment::view);
    }

    @QueryHandler
    ShipmentPage handle(FindShipments query) {
        Listing.Page<TrackedShipment> page = shipments
                .where()
                .anyOf("state", query.states())
                .is("orderId", query.orderId().map(OrderId::value))
                .is("shipFrom", query.shipFrom())
                .within(query.preparedFrom(), query.preparedBefore())
                .page(
                        query.oldestFirst(),
                        query.after().map(place -> new Listing.Place(place.preparedAt(), place.shipmentId())),
                        query.size());
        return new ShipmentPage(page.as(TrackedShipment::view), page.next(TrackedShipment::place), page.total());
    }
}
