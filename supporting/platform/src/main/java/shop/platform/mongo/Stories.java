package shop.platform.mongo;

import java.util.concurrent.atomic.AtomicReference;
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

    private final Documents<D> documents;

    /** @param written hears of every document that has been written, such as to tell subscribed queries */
    public Stories(MongoTemplate mongo, Class<D> type, Consumer<D> written) {
        Views<D> views = new Views<>(mongo, type, written);
        documents = new Documents<>() {

            @Override
            public void begin(String id, long position, Supplier<D> fresh) {
                views.begin(id, position, fresh);
            }

            @Override
            public void change(String id, long position, Consumer<D> change) {
                views.change(id, position, change);
            }

            @Override
            public void reset() {
                views.reset();
            }
        };
    }

    private Stories(Documents<D> documents) {
        this.documents = documents;
    }

    /**
     * Stories of one aggregate alone, of which nothing is stored.
     *
     * @param kept keeps the document
     */
    public static <D extends Told> Stories<D> inMemory(AtomicReference<D> kept) {
        return new Stories<>(new Kept<>(kept));
    }

    private interface Documents<D extends Told> {

        void begin(String id, long position, Supplier<D> fresh);

        void change(String id, long position, Consumer<D> change);

        void reset();
    }

    private record Kept<D extends Told>(AtomicReference<D> document) implements Documents<D> {

        @Override
        public void begin(String id, long position, Supplier<D> fresh) {
            if (document.get() == null) {
                document.set(fresh.get());
                document.get().seen(position);
            }
        }

        @Override
        public void change(String id, long position, Consumer<D> change) {
            if (position > document.get().position()) {
                change.accept(document.get());
                document.get().seen(position);
            }
        }

        @Override
        public void reset() {
            document.set(null);
        }
    }

    /** Begins the document of the event's aggregate, unless it is there already. */
    public void begin(DomainEventMessage<?> event, String text, Supplier<D> fresh) {
        documents.begin(event.getAggregateIdentifier(), event.getSequenceNumber(), () -> {
            D document = fresh.get();
            document.tell(event, text);
            return document;
        });
    }

    /** Tells an event that changes nothing else about the document. */
    public void tell(DomainEventMessage<?> event, String text) {
        tell(event, text, document -> {});
    }

    /** Changes the document and tells why, unless it has seen this event already. */
    public void tell(DomainEventMessage<?> event, String text, Consumer<D> change) {
        documents.change(event.getAggregateIdentifier(), event.getSequenceNumber(), document -> {
            change.accept(document);
            document.tell(event, text);
        });
    }

    /** Does for the documents what a rebuild needs: to be called by the projection's reset handler. */
    public void reset() {
        documents.reset();
    }
}
