package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.simulators.ledger.EntryMapper;
import shop.simulators.ledger.LedgerFile;
import shop.simulators.ledger.LedgerUnavailable;
import shop.simulators.webhook.Webhook;
import shop.simulators.webhook.Webhooks;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the shop what happened without its asking. What was told stands in a ledger of its own, since it moves no money;
 * that is written and not waited for: at worst the shop hears something twice, never not at all.
 */
final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final ObjectWriter JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build()
            .writer();

    /** A notification that is late, or lets others pass, comes so many times later than things take to settle. */
    private static final int LATE = 3;

    private final Duration settle;
    private final Clock clock;
    private final LedgerFile ledger;
    private final EntryMapper<Ended> ends = new EntryMapper<>(Ended.class);
    private final Webhooks webhooks;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "psp-notices"));
    private final Set<String> ended = new HashSet<>();
    private final List<Runnable> untold = new ArrayList<>();
    private boolean begun;

    Notifier(Path folder, PspSettings.Psp settings, Clock clock) {
        settle = settings.settle();
        this.clock = clock;
        ledger = LedgerFile.open(
                folder.resolve("psp-notices.ledger"),
                "psp-notices",
                (number, json) -> ended.add(ends.read(json).id()));
        webhooks = new Webhooks("psp-notifier", settings.target(), clock, new Receipts());
    }

    /**
     * How a notification ended.
     *
     * @param answer why it was given up; nothing where it was taken
     */
    record Ended(Instant at, String id, int attempts, Optional<String> answer) {}

    /**
     * What the shop is told.
     *
     * @param id the same whenever this is sent again
     * @param type such as {@code dispute.opened}
     */
    record Notice(
            String id,
            String type,
            String authorizationId,
            String reference,
            Instant at,
            Amount amount,
            Optional<Answers.Disputed> dispute) {}

    /** Called under the book's lock for every entry, old and new. */
    void follow(Account account, Entry entry, Runnable awaitDurable) {
        typeOf(entry).ifPresent(type -> {
            Notice notice = new Notice(
                    account.opening().authorizationId() + "-"
                            + account.entries().size(),
                    type,
                    entry.authorizationId(),
                    entry.reference(),
                    entry.at(),
                    entry.amount(),
                    account.dispute(entry.operationId()));
            if (begun) {
                tell(account, notice, awaitDurable);
            } else if (!ended.contains(notice.id())) {
                untold.add(() -> tell(account, notice, () -> {}));
            }
        });
    }

    /** The book has been read back: what it has not told is told from now on. Called under the book's lock. */
    void begin() {
        begun = true;
        untold.forEach(Runnable::run);
        untold.clear();
        ended.clear();
    }

    private void tell(Account account, Notice notice, Runnable awaitDurable) {
        Token token = account.opening().token();
        if (token.notifiesNever()) {
            return;
        }
        boolean isFirst = account.entries().stream()
                        .filter(each -> typeOf(each).isPresent())
                        .count()
                == 1;
        Duration pause = token.notifiesLate() || token.notifiesReordered() && isFirst
                ? settle.multipliedBy(LATE)
                : Duration.ZERO;
        String body = JSON.writeValueAsString(notice);
        try {
            timer.schedule(
                    () -> {
                        awaitDurable.run();
                        // Each in a lane of its own: nobody promises an order.
                        webhooks.send(new Webhook(notice.id(), 1, body));
                        if (token.notifiesTwice()) {
                            webhooks.send(new Webhook(notice.id(), 2, body));
                        }
                    },
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("{} is told after the next start", notice.id());
        }
    }

    private static Optional<String> typeOf(Entry entry) {
        if (entry instanceof Entry.CustomerDecision || entry instanceof Entry.LatePayment) {
            return Optional.of("customer.decided");
        } else if (entry instanceof Entry.RefundSettlement) {
            return Optional.of("refund.settled");
        } else if (entry instanceof Entry.RefundFailure) {
            return Optional.of("refund.failed");
        } else if (entry instanceof Entry.Dispute) {
            return Optional.of("dispute.opened");
        } else if (entry instanceof Entry.DisputeClosure) {
            return Optional.of("dispute.closed");
        }
        return entry instanceof Entry.DepositReversal ? Optional.of("deposit.turned_back") : Optional.empty();
    }

    /** Keeps how each notification ended. */
    private final class Receipts implements Webhooks.Receipts {

        @Override
        public void delivered(Webhook webhook, int attempt) {
            keep(new Ended(clock.instant(), webhook.subject(), attempt, Optional.empty()));
        }

        @Override
        public void givenUp(Webhook webhook, int attempts, String answer) {
            keep(new Ended(clock.instant(), webhook.subject(), attempts, Optional.of(answer)));
        }

        private void keep(Ended end) {
            try {
                ledger.append(ends.write(end));
            } catch (LedgerUnavailable broken) {
                LOG.warn("{}: the shop hears of {} again after the next start", broken.getMessage(), end.id());
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        webhooks.close();
        ledger.close();
    }
}
