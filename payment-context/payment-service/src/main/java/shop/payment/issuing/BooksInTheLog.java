package shop.payment.issuing;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.ReceiptBookId;
import shop.payment.receipting.LogPlace;
import shop.payment.receipting.ReceiptsIssued;
import shop.platform.outside.RecordedFacts;

/**
 * How far receipts are issued, as the books themselves say: they stand in the same log as what they are about, so whatever is
 * restored or lost, both are.
 */
final class BooksInTheLog {

    /** Whoever rests for longer reads all of the log again, and issues nothing twice. */
    private static final int YEARS = 10;

    private final EventStore events;
    private final FactLog log;
    private final ReceiptSettings settings;

    BooksInTheLog(EventStore events, ReceiptSettings settings) {
        this.events = events;
        this.log = new FactLog(events);
        this.settings = settings;
    }

    /**
     * The last fact that has its receipt; all that stand before it have theirs. Clocks differ, so it may stand in the book
     * before the newest.
     *
     * @param thisYear a year in whose book, or that of the next, nothing newer stands
     * @throws IllegalStateException when the books are about another log
     */
    Optional<LogPlace> last(int thisYear) {
        Optional<Integer> newest = IntStream.iterate(thisYear + 1, year -> year - 1)
                .limit(YEARS)
                .boxed()
                .filter(year -> lastIn(year).isPresent())
                .findFirst();
        Optional<LogPlace> last = newest.stream()
                .flatMap(year -> Stream.of(year, year - 1))
                .flatMap(year -> lastIn(year).stream())
                .reduce((one, other) -> one.position() > other.position() ? one : other);
        last.ifPresent(this::check);
        return last;
    }

    private Optional<LogPlace> lastIn(int year) {
        String book = ReceiptBookId.of(settings.merchant(), year).value();
        return events.lastSequenceNumberFor(book)
                .flatMap(last -> RecordedFacts.in(events.readEvents(book, last)).latest(ReceiptsIssued.class))
                .map(ReceiptsIssued::upTo);
    }

    private void check(LogPlace place) {
        if (log.at(place.position())
                .filter(fact -> fact.getIdentifier().equals(place.event()))
                .isEmpty()) {
            throw new IllegalStateException("The books of receipts name event " + place.event() + " at position "
                    + place.position() + ", and the log does not give it there: no receipt is issued until it does");
        }
    }
}
