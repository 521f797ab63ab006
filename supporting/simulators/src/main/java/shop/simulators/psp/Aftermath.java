package shop.simulators.psp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.simulators.ledger.LedgerUnavailable;

/**
 * What happens by itself some time after an operation: an accepted refund comes back, a payment is disputed. Follows
 * the book while it is read back, so that what was still to come before a restart comes after it, once.
 */
final class Aftermath implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final Duration settle;
    private final Clock clock;
    private final Consumer<Entry> book;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "psp-aftermath"));
    private boolean begun;

    Aftermath(Duration settle, Clock clock, Consumer<Entry> book) {
        this.settle = settle;
        this.clock = clock;
        this.book = book;
    }

    private record Pending(Account account, Entry cause) {}

    /** Called under the book's lock for every entry, old and new. */
    void follow(Account account, Entry entry) {
        Token token = account.opening().token();
        if (entry instanceof Entry.Refund refund && refund.status() == Status.ACCEPTED) {
            expect(refund.refundId(), account, refund);
        } else if (entry instanceof Entry.RefundFailure failure) {
            pending.remove(key(account, failure.refundId()));
        } else if (entry instanceof Entry.Dispute) {
            pending.remove(key(account, "dispute"));
        } else if (token.isDisputed() && takesMoney(entry) && disputes(account) == 0) {
            expect("dispute", account, entry);
        }
    }

    /** The book has been read back: what it left open is due from now on. Called under the book's lock. */
    void begin() {
        begun = true;
        pending.forEach(this::schedule);
    }

    private void expect(String what, Account account, Entry cause) {
        String key = key(account, what);
        Pending expected = new Pending(account, cause);
        if (pending.putIfAbsent(key, expected) == null && begun) {
            schedule(key, expected);
        }
    }

    private void schedule(String key, Pending expected) {
        Instant due = expected.cause().at().plus(settle);
        long delay = Math.max(0, Duration.between(clock.instant(), due).toMillis());
        try {
            timer.schedule(() -> happen(expected), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} happens after the next start", key);
        }
    }

    private void happen(Pending expected) {
        Entry.Authorization opening = expected.account().opening();
        try {
            if (expected.cause() instanceof Entry.Refund refund) {
                book.accept(new Entry.RefundFailure(
                        clock.instant(),
                        opening.authorizationId(),
                        opening.reference(),
                        opening.method(),
                        refund.refundId(),
                        refund.amount(),
                        Status.FAILED));
            } else {
                book.accept(new Entry.Dispute(
                        clock.instant(),
                        opening.authorizationId(),
                        opening.reference(),
                        opening.method(),
                        "dispute_" + UUID.randomUUID().toString().replace("-", ""),
                        expected.cause().amount(),
                        Status.OPENED));
            }
        } catch (LedgerUnavailable e) {
            LOG.warn("{}: it happens after the next start", e.getMessage());
        }
    }

    private static boolean takesMoney(Entry entry) {
        return entry.status() == Status.CAPTURED || entry.status() == Status.PAID;
    }

    private static long disputes(Account account) {
        return account.entries().stream()
                .filter(Entry.Dispute.class::isInstance)
                .count();
    }

    private static String key(Account account, String what) {
        return account.opening().authorizationId() + "/" + what;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
