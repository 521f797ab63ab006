package shop.payment.receipting;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.ReceiptBookId;
import shop.platform.messaging.Commands;
import shop.rehearsal.AggregatesInMemory;

/** Books of receipts without anything around them, for tests of what happens there. */
public final class ReceiptBooksInMemory {

    private final AggregatesInMemory books = AggregatesInMemory.of(ReceiptBook.class);

    public Commands commands() {
        return books.commands();
    }

    public EventStore events() {
        return books.events();
    }

    /** What was issued in a book, from the beginning. */
    public List<ReceiptsIssued> issued(ReceiptBookId book) {
        return books.story(book.value()).stream()
                .map(ReceiptsIssued.class::cast)
                .toList();
    }
}
