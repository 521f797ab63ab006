package shop.order.tracking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.OrderPage;
import shop.order.api.OrderView;
import shop.rehearsal.FedProjection;

/** The projection on a store of its own, fed with batches as a processor feeds it. */
public final class TrackedOrders implements AutoCloseable {

    /** Reads orders as they stood from these events, all of which can be read. */
    public static OrderAsItStood asTheyStoodIn(EventStore events) {
        return new OrderAsItStood((order, until) -> events.readEvents(order)
                .asStream()
                .filter(event -> !event.getTimestamp().isAfter(until))
                .toList());
    }

    static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoTemplate template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(mongo.uri("order")));
    private final SimpleQueryUpdateEmitter updates =
            SimpleQueryUpdateEmitter.builder().build();
    private final FedProjection projection = FedProjection.of(new OrderProjection(template, updates));
    private final OrderQueries queries = new OrderQueries(template);

    /** The events of an order as they stand in its stream: a minute apart, numbered from 0. */
    public static List<EventMessage<?>> stream(OrderId order, List<?> events) {
        return stream(order, 0, events);
    }

    /** The same, begun some minutes later. */
    static List<EventMessage<?>> stream(OrderId order, int minute, List<?> events) {
        return IntStream.range(0, events.size())
                .<EventMessage<?>>mapToObj(position -> new GenericDomainEventMessage<>(
                        "Order",
                        order.value(),
                        position,
                        events.get(position),
                        MetaData.emptyInstance(),
                        order.value() + "-" + position,
                        START.plusSeconds(60L * (minute + position))))
                .toList();
    }

    public void batch(List<? extends EventMessage<?>> events) {
        projection.hears(events);
    }

    /** Those that have asked for something, and not heard of it. */
    public UnansweredOrders unanswered() {
        return new UnansweredOrders(template);
    }

    void reset() {
        projection.reset();
    }

    public Optional<OrderView> find(OrderId order) {
        return queries.handle(new FindOrder(order));
    }

    OrderPage find(FindOrders query) {
        return queries.handle(query);
    }

    /** What somebody is told who watches this order. */
    List<OrderView> watch(OrderId order) {
        List<OrderView> seen = new CopyOnWriteArrayList<>();
        updates.registerUpdateHandler(
                        new GenericSubscriptionQueryMessage<>(
                                new FindOrder(order),
                                ResponseTypes.instanceOf(OrderView.class),
                                ResponseTypes.instanceOf(OrderView.class)),
                        1024)
                .getUpdates()
                .subscribe(update -> seen.add((OrderView) update.getPayload()));
        return seen;
    }

    /** All that the store holds, as text. */
    String stored() {
        StringBuilder all = new StringBuilder();
        template.getCollection("orders").find().forEach(document -> all.append(document.toJson()));
        return all.toString();
    }

    /** The documents are as they were before there was such a field. */
    void forget(String field) {
        template.getCollection("orders").updateMany(Filters.empty(), Updates.unset(field));
    }

    @Override
    public void close() {
        projection.close();
        mongo.close();
    }
}
