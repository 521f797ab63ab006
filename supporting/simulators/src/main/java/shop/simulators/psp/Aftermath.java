package shop.simulators.psp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.simulators.ledger.LedgerUnavailable;

/**
 * What happens by itself some time after an operation: an accepted refund settles or comes back, a payment is disputed and
 * the bank decides, a deposit turns back, money comes after all was over. Follows the book while it is read back, so that what
 * was still to come before a restart comes after it, once.
 */
final class Aftermath implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    private static final String DISPUTE = "dispute";
    private static final String REVERSAL = "reversal";
    private static final String LATE = "late";

    private final PspSettings.Psp settings;
    private final Clock clock;
    private final Consumer<Supplier<Optional<Entry>>> book;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "psp-aftermath"));
    private boolean begun;

    /** @param book records what it is given, if anything, under its lock */
    Aftermath(PspSettings.Psp settings, Clock clock, Consumer<Supplier<Optional<Entry>>> book) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
    }

    /** @param entry what happens then, if nothing else does before */
    private record Pending(Instant due, Function<Instant, Entry> entry) {}

    /** Called under the book's lock for every entry, old and new. */
    void follow(Account account, Entry entry) {
        Token token = account.opening().token();
        Instant soon = entry.at().plus(settings.settle());
        if (entry instanceof Entry.Refund refund && refund.status() == Status.ACCEPTED) {
            expect(account, refund.refundId(), soon, at -> endOf(refund, token, at));
        } else if (entry instanceof Entry.RefundFailure || entry instanceof Entry.RefundSettlement) {
            happened(account, entry.operationId());
        } else if (entry instanceof Entry.Dispute dispute) {
            happened(account, DISPUTE);
            Status unanswered = dispute.onlyAsks() ? Status.WON : Status.LOST;
            dispute.answerBefore()
                    .ifPresent(
                            end -> expect(account, dispute.disputeId(), end, at -> closure(dispute, unanswered, at)));
        } else if (entry instanceof Entry.DisputeAnswer answer) {
            happened(account, answer.disputeId());
            Status decision = answer.convincing() ? Status.WON : Status.LOST;
            expect(account, answer.disputeId(), soon, at -> closure(answer, decision, at));
        } else if (entry instanceof Entry.DisputeClosure closure) {
            happened(account, closure.disputeId());
        } else if (entry instanceof Entry.DepositReversal) {
            happened(account, REVERSAL);
        } else if (token.paysTooLate()) {
            followLateMoney(account, entry);
        } else if (token.isDisputed() && takesMoney(entry) && account.disputes().isEmpty()) {
            expect(account, DISPUTE, soon, at -> dispute(entry, token, at));
        } else if (token.turnsBack() && entry.status() == Status.PAID) {
            expect(
                    account,
                    REVERSAL,
                    soon,
                    at -> new Entry.DepositReversal(
                            at,
                            entry.authorizationId(),
                            entry.reference(),
                            entry.method(),
                            entry.amount(),
                            Status.TURNED_BACK));
        }
    }

    /** Once: whatever ends it first. */
    private void followLateMoney(Account account, Entry entry) {
        boolean isTheEnd = entry.status() == Status.DECLINED || entry instanceof Entry.Void;
        if (entry instanceof Entry.LatePayment || isTheEnd) {
            happened(account, LATE);
        }
        if (isTheEnd && !account.wasPaidTooLate()) {
            expect(account, LATE, entry.at().plus(settings.settle()), at -> latePayment(entry, at));
        } else if (entry instanceof Entry.Authorization slip) {
            slip.customerBefore()
                    .ifPresent(end -> expect(account, LATE, end.plus(settings.settle()), at -> latePayment(entry, at)));
        }
    }

    private static Entry endOf(Entry.Refund refund, Token token, Instant at) {
        return token.refundsFailLater()
                ? new Entry.RefundFailure(
                        at,
                        refund.authorizationId(),
                        refund.reference(),
                        refund.method(),
                        refund.refundId(),
                        refund.amount(),
                        Status.FAILED)
                : new Entry.RefundSettlement(
                        at,
                        refund.authorizationId(),
                        refund.reference(),
                        refund.method(),
                        refund.refundId(),
                        refund.amount(),
                        Status.REFUNDED);
    }

    private Entry dispute(Entry cause, Token token, Instant at) {
        return new Entry.Dispute(
                at,
                cause.authorizationId(),
                cause.reference(),
                cause.method(),
                "dispute_" + UUID.randomUUID().toString().replace("-", ""),
                cause.amount(),
                Status.OPENED,
                Optional.of(token.isInquiredAbout() ? Entry.Dispute.INQUIRY : Entry.Dispute.CHARGEBACK),
                Optional.of("not_received"),
                Optional.of(at.plus(settings.answerWithin())));
    }

    private Entry latePayment(Entry end, Instant at) {
        boolean isSetAside = end.method() == Method.CARD;
        return new Entry.LatePayment(
                at,
                end.authorizationId(),
                end.reference(),
                end.method(),
                end.amount(),
                isSetAside ? Status.AUTHORIZED : Status.PAID,
                isSetAside ? Optional.of(at.plus(settings.captureWithin())) : Optional.empty());
    }

    private static Entry closure(Entry of, Status decision, Instant at) {
        return new Entry.DisputeClosure(
                at, of.authorizationId(), of.reference(), of.method(), of.operationId(), of.amount(), decision);
    }

    /** The book has been read back: what it left open is due from now on. Called under the book's lock. */
    void begin() {
        begun = true;
        pending.forEach(this::schedule);
    }

    private void expect(Account account, String what, Instant due, Function<Instant, Entry> entry) {
        String key = key(account, what);
        Pending expected = new Pending(due, entry);
        if (pending.putIfAbsent(key, expected) == null && begun) {
            schedule(key, expected);
        }
    }

    private void happened(Account account, String what) {
        pending.remove(key(account, what));
    }

    private void schedule(String key, Pending expected) {
        long delay =
                Math.max(0, Duration.between(clock.instant(), expected.due()).toMillis());
        try {
            timer.schedule(() -> happen(key, expected), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} happens after the next start", key);
        }
    }

    /** Unless something else has happened meanwhile. */
    private void happen(String key, Pending expected) {
        try {
            book.accept(() -> Optional.ofNullable(pending.get(key))
                    .filter(expected::equals)
                    .map(due -> due.entry().apply(clock.instant())));
        } catch (LedgerUnavailable e) {
            LOG.warn("{}: it happens after the next start", e.getMessage());
        }
    }

    private static boolean takesMoney(Entry entry) {
        return entry.status() == Status.CAPTURED || entry.status() == Status.PAID;
    }

    private static String key(Account account, String what) {
        return account.opening().authorizationId() + "/" + what;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
