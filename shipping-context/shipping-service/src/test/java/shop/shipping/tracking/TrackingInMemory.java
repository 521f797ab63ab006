package shop.shipping.tracking;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.platform.mongo.EmbeddedMongo;
import shop.platform.processing.BatchEnd;
import shop.shipping.api.FindShipment;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentView;

/** The projection on a store in memory: facts in, views out. */
public final class TrackingInMemory implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("shipping"));
    private final MongoTemplate mongo = new MongoTemplate(client, "shipping");
    private final BatchEnd batchEnd = new BatchEnd();
    private final AnnotationEventHandlerAdapter projection = new AnnotationEventHandlerAdapter(new ShipmentProjection(
            mongo,
            SimpleQueryUpdateEmitter.builder().build(),
            new DestinationCalendars(Map.of("KR", ZoneId.of("Asia/Seoul")))));

    /** Tells the facts of one shipment, a minute apart, the first at position 0. */
    public void tell(ShipmentId shipment, List<?> facts) {
        for (int position = 0; position < facts.size(); position++) {
            tell(shipment, position, facts.get(position));
        }
    }

    public void tell(ShipmentId shipment, long position, Object fact) {
        DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                "Shipment",
                shipment.value(),
                position,
                fact,
                MetaData.emptyInstance(),
                shipment + "-" + position,
                START.plusSeconds(60 * position));
        UnitOfWork<EventMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(event);
        unitOfWork
                .executeWithResult(() -> batchEnd.handle(unitOfWork, () -> projection.handle(event)))
                .getPayload();
    }

    public ShipmentView view(ShipmentId shipment) {
        return new ShipmentQueries(mongo).handle(new FindShipment(shipment)).orElseThrow();
    }

    public UnansweredRequests unanswered() {
        return new UnansweredRequests(mongo);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
