package shop.platform.mongo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The documents of one projection, one for each aggregate, that tell what happened to it. See {@link Views} for what makes
 * them safe to be told twice.
 *
 * @param <D> the documents
 */
public final class Stories<D extends Told> {

    private final Views<D> views;

    /** @param written hears of every document that has been written, such as to tell subscribed queries */
    public Stories(MongoTemplate mongo, Class<D> type, Consumer<D> written) {
        views = new Views<>(mongo, type, written);
    }

    /** Begins the document of the event's aggregate, unless it is there already. */
    public void begin(DomainEventMessage<?> event, String text, Supplier<D> fresh) {
        views.begin(event.getAggregateIdentifier(), event.getSequenceNumber(), () -> {
            D document = fresh.get();
            document.tell(event.getTimestamp(), event.getPayload(), text);
            return document;
        });
    }

    /** Tells an event that changes nothing else about the document. */
    public void tell(DomainEventMessage<?> event, String text) {
        tell(event, text, document -> {});
    }

    /** Changes the document and tells why, unless it has seen this event already. */
    public void tell(DomainEventMessage<?> event, String text, Consumer<D> change) {
        views.change(event.getAggregateIdentifier(), event.getSequenceNumber(), document -> {
            change.accept(document);
            document.tell(event.getTimestamp(), event.getPayload(), text);
        });
    }

    /** Does for the documents what a rebuild needs: to be called by the projection's reset handler. */
    public void reset() {
        views.reset();
    }
}
