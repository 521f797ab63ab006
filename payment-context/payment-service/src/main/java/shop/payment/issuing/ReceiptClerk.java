package shop.payment.issuing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.ReceiptBookId;
import shop.payment.receipting.IssueReceipts;
import shop.payment.receipting.LogPlace;
import shop.payment.receipting.MoneyFound;
import shop.payment.receipting.MoneyMoved;
import shop.platform.messaging.Commands;

/**
 * Has receipts issued for what has moved since the last round, many with one command: one for each would cost every order a
 * command and an event (PAY-19). It reads the log in its order, and goes on only when a book has what came before; so
 * whatever is read twice, by a crash or by another instance at the same time, has its receipt already. It keeps nothing
 * anywhere.
 */
final class ReceiptClerk {

    /** As many as make an event of some tens of kilobytes. */
    static final int AT_ONCE = 200;

    /**
     * So many facts are read in a round, whether they have a receipt or not: an old log is caught up with in several, since a
     * round that takes too long is taken to hang.
     */
    static final int READ_AT_ONCE = 20_000;

    private static final int PATIENCE_MILLIS = 1_000;

    /**
     * After so many rounds in a row that another instance had the turn for, it is taken to come on. One that fails gives the turn
     * up, and comes back for it: two that fail in turn rest once in a while, too.
     */
    static final int RESTS = 12;

    private final FactLog log;
    private final Commands commands;
    private final BooksInTheLog books;
    private final ReceiptSettings settings;
    private final Clock clock;
    private final int readAtOnce;
    private Optional<Long> readUpTo = Optional.empty();
    private int rests;
    private volatile Optional<Standstill> standstill = Optional.empty();

    /**
     * Receipts stand still: what moves gets none.
     *
     * @param since the first round that did not come on
     * @param why what stands in the way, for whoever runs the service
     */
    record Standstill(Instant since, String why) {}

    /** @param readAtOnce how many facts it reads in a round */
    ReceiptClerk(EventStore events, Commands commands, ReceiptSettings settings, Clock clock, int readAtOnce) {
        this.log = new FactLog(events);
        this.commands = commands;
        this.books = new BooksInTheLog(events, settings);
        this.settings = settings;
        this.clock = clock;
        this.readAtOnce = readAtOnce;
    }

    /** Only one thread does rounds. */
    void round() {
        rests = 0;
        try {
            long head = log.head();
            long from = readUpTo.filter(known -> known <= head).orElseGet(this::issuedUpTo);
            // If it fails, the books say anew how far it came.
            readUpTo = Optional.empty();
            long upTo = head > from ? issue(from, head) : from;
            readUpTo = Optional.of(upTo);
            standstill = upTo > from || head <= from
                    ? Optional.empty()
                    : standing("the log gives nothing behind position " + from);
        } catch (RuntimeException failed) {
            standstill = standing(failed.getClass().getSimpleName()
                    + Optional.ofNullable(failed.getMessage())
                            .map(text -> ": " + text)
                            .orElse(""));
            throw failed;
        }
    }

    private Optional<Standstill> standing(String why) {
        return Optional.of(new Standstill(standstill.map(Standstill::since).orElseGet(clock::instant), why));
    }

    /** It is another instance's turn, which tells how it gets on. On the same thread as rounds. */
    void rest() {
        rests++;
        if (rests >= RESTS) {
            standstill = Optional.empty();
        }
    }

    Optional<Standstill> standstill() {
        return standstill;
    }

    private long issuedUpTo() {
        return books.last(settings.yearOf(clock.instant()))
                .map(LogPlace::position)
                .orElse(-1L);
    }

    /**
     * Of types that are no movement of money the log gives one and then no other, so that it gives what is needed and little
     * else; but of that of the last fact, which says that all before it was given, all.
     *
     * @return up to where all that has moved has its receipt
     */
    private long issue(long from, long head) {
        Round round = new Round(from);
        String lastType = log.at(head).map(FactLog::typeOf).orElse("");
        try (BlockingStream<TrackedEventMessage<?>> facts = log.behind(from)) {
            while (round.readUpTo < head
                    && round.read < readAtOnce
                    && facts.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> fact = facts.nextAvailable();
                if (!round.read(fact) && !FactLog.typeOf(fact).equals(lastType)) {
                    facts.skipMessagesWithPayloadTypeOf(fact);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        round.write();
        return round.readUpTo;
    }

    /** What was read and has no receipt yet: of one book, and in the order of the log. */
    private final class Round {

        private final List<MoneyFound> gathered = new ArrayList<>();
        private Optional<ReceiptBookId> book = Optional.empty();
        private long readUpTo;
        private int read;

        Round(long from) {
            readUpTo = from;
        }

        /** @return whether it is one that says that money has moved */
        boolean read(TrackedEventMessage<?> fact) {
            long position = fact.trackingToken().position().orElseThrow();
            Optional<MoneyMoved> moved = readOrEnd(fact);
            moved.filter(money -> !money.at().isBefore(settings.since()))
                    .ifPresent(money -> add(new LogPlace(position, fact.getIdentifier()), money));
            readUpTo = position;
            read++;
            return moved.isPresent();
        }

        /** What stands before a fact that nobody can read gets its receipts; what stands behind it waits. */
        private Optional<MoneyMoved> readOrEnd(TrackedEventMessage<?> fact) {
            try {
                return MovedMoney.in(fact);
            } catch (RuntimeException unreadable) {
                write();
                throw unreadable;
            }
        }

        private void add(LogPlace place, MoneyMoved moved) {
            ReceiptBookId its = settings.bookOf(moved.at());
            if (gathered.size() == AT_ONCE || book.filter(its::equals).isEmpty()) {
                write();
            }
            book = Optional.of(its);
            gathered.add(new MoneyFound(place, moved));
        }

        void write() {
            if (!gathered.isEmpty()) {
                commands.send(new IssueReceipts(book.orElseThrow(), gathered));
                gathered.clear();
            }
        }
    }
}
