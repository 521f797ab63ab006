package shop.shipping.tracking;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.mongo.Listing;
import shop.shipping.api.FindShipment;
import shop.shipping.api.FindShipments;
import shop.shipping.api.FindShipments.SortedBy;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentView;

/** Answers what others ask about shipments. */
@Component
class ShipmentQueries {

    private final MongoTemplate mongo;
    private final Map<SortedBy, Listing<TrackedShipment>> shipments;

    ShipmentQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        Listing<TrackedShipment> prepared = new Listing<>(mongo, TrackedShipment.class, "preparedAt");
        shipments = Map.of(
                SortedBy.LAST_PREPARED,
                prepared,
                SortedBy.FIRST_PREPARED,
                prepared,
                SortedBy.FIRST_PROMISED,
                new Listing<>(mongo, TrackedShipment.class, "promisedBy"),
                SortedBy.LONGEST_HELD,
                new Listing<>(mongo, TrackedShipment.class, "heldSince"));
    }

    @QueryHandler
    Optional<ShipmentView> handle(FindShipment query) {
        return Optional.ofNullable(mongo.findById(query.shipmentId().value(), TrackedShipment.class))
                .map(TrackedShipment::view);
    }

    @QueryHandler
    ShipmentPage handle(FindShipments query) {
        Listing<TrackedShipment>.Filter filter = shipments
                .get(query.sortedBy())
                .where()
                .anyOf("state", query.states())
                .is("orderId", query.orderId().map(OrderId::value))
                .is("shipFrom", query.shipFrom())
                .is("promise", query.promise().map(Enum::name))
                .within("preparedAt", query.preparedFrom(), query.preparedBefore());
        if (query.sortedBy() == SortedBy.LONGEST_HELD) {
            filter.within("heldSince", Optional.of(Instant.EPOCH.plusMillis(1)), Optional.empty());
        }
        Listing.Page<TrackedShipment> page = filter.page(
                query.sortedBy() != SortedBy.LAST_PREPARED,
                query.after().map(place -> new Listing.Place(place.at(), place.shipmentId())),
                query.size());
        return new ShipmentPage(
                page.as(TrackedShipment::view), page.next(shipment -> shipment.place(query.sortedBy())), page.total());
    }
}
