package shop.shipping.tracking;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.mongo.Listing;
import shop.shipping.api.FindReturnShipment;
import shop.shipping.api.FindReturnShipments;
import shop.shipping.api.ReturnShipmentPage;
import shop.shipping.api.ReturnShipmentView;

/** Answers what others ask about what comes back. */
@Component
class ReturnShipmentQueries {

    private final MongoTemplate mongo;
    private final Listing<TrackedReturnShipment> shipments;

    ReturnShipmentQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        shipments = new Listing<>(mongo, TrackedReturnShipment.class, "preparedAt");
    }

    @QueryHandler
    Optional<ReturnShipmentView> handle(FindReturnShipment query) {
        return Optional.ofNullable(mongo.findById(query.returnShipmentId().value(), TrackedReturnShipment.class))
                .map(TrackedReturnShipment::view);
    }

    @QueryHandler
    ReturnShipmentPage handle(FindReturnShipments query) {
        Listing.Page<TrackedReturnShipment> page = shipments
                .where()
                .anyOf("state", query.states())
                .is("orderId", query.orderId().map(OrderId::value))
                .is("shipTo", query.shipTo())
                .page(
                        false,
                        query.after().map(place -> new Listing.Place(place.preparedAt(), place.returnShipmentId())),
                        query.size());
        return new ReturnShipmentPage(
                page.as(TrackedReturnShipment::view), page.next(TrackedReturnShipment::place), page.total());
    }
}
