package shop.shipping.tracking;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.shipping.Telling;
import shop.shipping.api.FindShipment;
import shop.shipping.api.FindShipments;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentView;

/** The projection on a store in memory: facts in, views out. */
public final class TrackingInMemory implements AutoCloseable {

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("shipping"));
    private final MongoTemplate mongo = new MongoTemplate(client, "shipping");
    private final Telling telling = new Telling(
            new ShipmentProjection(mongo, SimpleQueryUpdateEmitter.builder().build()));

    private final Telling tellingOfReturns = new Telling(new ReturnShipmentProjection(
            mongo, SimpleQueryUpdateEmitter.builder().build()));

    /** Tells the facts of one shipment, a minute apart, the first at position 0. */
    public void tell(ShipmentId shipment, List<?> facts) {
        telling.tell(shipment, facts);
    }

    public void tell(ShipmentId shipment, long position, Object fact) {
        telling.tell(shipment, position, fact);
    }

    public void tell(DomainEventMessage<?> event) {
        telling.tell(event);
    }

    public ShipmentView view(ShipmentId shipment) {
        return new ShipmentQueries(mongo).handle(new FindShipment(shipment)).orElseThrow();
    }

    /** The same views, for who looks for silence. */
    public UnheardParcels unheard() {
        return new UnheardParcels(mongo);
    }

    ShipmentPage find(FindShipments query) {
        return new ShipmentQueries(mongo).handle(query);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    /** The views of what comes back, beside those of what is sent. */
    ReturnShipmentQueries returns() {
        return new ReturnShipmentQueries(mongo);
    }

    /** Tells what has happened to something that comes back. */
    public void tellOfReturn(DomainEventMessage<?> event) {
        tellingOfReturns.tell(event);
    }

    /** The same views, for who knows a label alone. */
    public LabelledParcels labelled() {
        return new LabelledParcels(mongo);
    }

    /** The same views, for who looks for what does not come. */
    public AwaitedReturns awaited() {
        return new AwaitedReturns(mongo);
    }
}
