package shop.simulators.psp;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import shop.simulators.ledger.EntryMapper;
import shop.simulators.ledger.LedgerFile;
import shop.simulators.web.IdempotencyKey;
import shop.simulators.web.Refusal;

/**
 * The provider's book: decides each request against what it holds, writes the entry, and answers once the entry is on disk.
 *
 * <p>Decisions are taken one at a time, the waiting for the disk is not. A key that returns is answered from its entry
 * and adds none. What can be read here is on disk already.
 */
final class Book implements AutoCloseable {

    /** Evidence of a delivery convinces; any other does not. */
    private static final String CONVINCING = "delivered";

    /** West of it no day is longer. */
    private static final ZoneOffset WHERE_DAYS_END_LAST = ZoneOffset.ofHours(-12);

    private final PspSettings.Psp settings;
    private final Clock clock;
    private final LedgerFile ledger;
    private final EntryMapper<Entry> entries = new EntryMapper<>(Entry.class);

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, List<String>> byReference = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Totals totals = new Totals();
    private final List<Transaction> transactions = new ArrayList<>();
    private final Aftermath aftermath;
    private final Notifier notifier;
    private long replays;

    Book(PspSettings settings, Clock clock) {
        this.settings = settings.psp();
        this.clock = clock;
        this.aftermath = new Aftermath(settings.psp(), clock, this::recordIfAny);
        this.notifier = new Notifier(settings.data(), settings.psp(), clock);
        this.ledger = LedgerFile.open(
                settings.data().resolve("psp.ledger"),
                "psp",
                (number, json) -> effectOf(entries.read(json)).run());
        synchronized (this) {
            aftermath.begin();
            notifier.begin();
        }
    }

    /**
     * A recorded answer.
     *
     * @param again whether it was given before, under the same key
     */
    record Recorded<E extends Entry>(E entry, boolean again) {}

    Recorded<Entry.Authorization> authorize(IdempotencyKey key, Requests.Authorize request) {
        return once(key, Entry.Authorization.class, () -> open(key, request));
    }

    Recorded<Entry.Capture> capture(IdempotencyKey key, String authorizationId, Requests.Capture request) {
        return once(key, Entry.Capture.class, () -> {
            Account account = account(authorizationId);
            account.mustAllowCapture(request.captureId(), request.amount(), clock.instant());
            Entry.Authorization opening = account.opening();
            return new Entry.Capture(
                    clock.instant(),
                    key,
                    authorizationId,
                    opening.reference(),
                    opening.method(),
                    request.captureId(),
                    request.amount(),
                    opening.token().captureFailsAfter(account.failuresOf(request.captureId()))
                            ? Status.FAILED
                            : Status.CAPTURED);
        });
    }

    Recorded<Entry.Void> release(IdempotencyKey key, String authorizationId) {
        return once(key, Entry.Void.class, () -> {
            Account account = account(authorizationId);
            account.mustAllowVoid();
            Entry.Authorization opening = account.opening();
            return new Entry.Void(
                    clock.instant(),
                    key,
                    authorizationId,
                    opening.reference(),
                    opening.method(),
                    opening.amount().withMinor(account.remaining()),
                    Status.VOIDED);
        });
    }

    Recorded<Entry.Refund> refund(IdempotencyKey key, String authorizationId, Requests.Refund request) {
        return once(key, Entry.Refund.class, () -> {
            Account account = account(authorizationId);
            account.mustAllowRefund(request.refundId(), request.amount());
            Entry.Authorization opening = account.opening();
            account.mustGoTo(request.account());
            return new Entry.Refund(
                    clock.instant(),
                    key,
                    authorizationId,
                    opening.reference(),
                    opening.method(),
                    request.refundId(),
                    request.amount(),
                    opening.token().refundsFailLater() || opening.token().refundsSettleLater()
                            ? Status.ACCEPTED
                            : Status.REFUNDED,
                    request.account().map(Requests.PayersAccount::masked));
        });
    }

    /** The shop answers a dispute: it shows its evidence, or gives in. Evidence convinces the bank by a word of it. */
    Recorded<Entry.DisputeAnswer> answer(
            IdempotencyKey key, String authorizationId, String disputeId, Requests.AnswerDispute request) {
        return once(key, Entry.DisputeAnswer.class, () -> {
            Account account = account(authorizationId);
            account.mustBeUnanswered(disputeId);
            Entry.Authorization opening = account.opening();
            return new Entry.DisputeAnswer(
                    clock.instant(),
                    key,
                    authorizationId,
                    opening.reference(),
                    opening.method(),
                    disputeId,
                    account.dispute(disputeId).orElseThrow().amount(),
                    Status.ANSWERED,
                    request.evidence().isEmpty(),
                    request.evidence()
                            .filter(text -> text.toLowerCase(Locale.ROOT).contains(CONVINCING))
                            .isPresent());
        });
    }

    /** The customer confirms or refuses a payment that waits for it: a second factor, or a slip that is paid late. */
    Answers.Statement decide(String authorizationId, Requests.Decision decision) {
        synchronized (this) {
            Account account = account(authorizationId);
            Instant now = clock.instant();
            account.mustAwaitTheCustomer(now);
            Entry.Authorization opening = account.opening();
            Status paid = opening.method() == Method.CARD ? Status.AUTHORIZED : Status.PAID;
            record(new Entry.CustomerDecision(
                    now,
                    authorizationId,
                    opening.reference(),
                    opening.method(),
                    opening.amount(),
                    decision == Requests.Decision.CONFIRMED ? paid : Status.DECLINED,
                    decision == Requests.Decision.CONFIRMED
                            ? captureBefore(opening.method(), opening.token(), now)
                            : Optional.empty()));
        }
        return statement(authorizationId);
    }

    Answers.Statement statement(String authorizationId) {
        return ledger.settled(this, () -> Answers.Statement.of(account(authorizationId), clock.instant()));
    }

    List<Answers.Statement> statements(String reference) {
        return ledger.settled(
                this,
                () -> byReference.getOrDefault(reference, List.of()).stream()
                        .map(this::account)
                        .map(account -> Answers.Statement.of(account, clock.instant()))
                        .toList());
    }

    /**
     * The first of those that are meant, in their order.
     *
     * @param after behind which number; they are without gaps, so that none before it is looked at
     */
    List<Transaction> transactions(long after, Predicate<Transaction> isMeant, int atMost) {
        return ledger.settled(this, () -> {
            int begin = (int) Math.min(Math.max(after, 0), transactions.size());
            return transactions.subList(begin, transactions.size()).stream()
                    .filter(isMeant)
                    .limit(atMost)
                    .toList();
        });
    }

    Summary summary() {
        return ledger.settled(
                this,
                () -> new Summary(
                        totals.sum(Totals.Sum.AUTHORIZED),
                        totals.sum(Totals.Sum.CAPTURED),
                        totals.sum(Totals.Sum.REFUNDED),
                        totals.sum(Totals.Sum.VOIDED),
                        totals.sum(Totals.Sum.DECLINED),
                        totals.sum(Totals.Sum.PENDING),
                        totals.sum(Totals.Sum.CALLED_OFF),
                        totals.counts(),
                        ledger.appended(),
                        replays));
    }

    /**
     * What the book adds up to: sums in minor units, per method and currency.
     *
     * @param operations how many there were, by type and outcome
     * @param replays answers given again since the start, which left no entry
     */
    record Summary(
            Map<Method, Map<String, BigInteger>> authorized,
            Map<Method, Map<String, BigInteger>> captured,
            Map<Method, Map<String, BigInteger>> refunded,
            Map<Method, Map<String, BigInteger>> voided,
            Map<Method, Map<String, BigInteger>> declined,
            Map<Method, Map<String, BigInteger>> pending,
            Map<Method, Map<String, BigInteger>> calledOff,
            Map<String, Long> operations,
            long entries,
            long replays) {}

    LedgerFile ledger() {
        return ledger;
    }

    private void settle() {
        ledger.settle();
    }

    @Override
    public void close() {
        aftermath.close();
        notifier.close();
        ledger.close();
    }

    private Entry.Authorization open(IdempotencyKey key, Requests.Authorize request) {
        request.amount().mustBePositive().mustBeBounded();
        Instant now = clock.instant();
        Token token = request.tokenOrAny();
        Method method = request.method();
        Status status = outcome(method, token);
        return new Entry.Authorization(
                now,
                key,
                "auth_" + UUID.randomUUID().toString().replace("-", ""),
                request.reference(),
                method,
                request.amount(),
                request.instalments().orElse(1),
                token,
                status,
                token.declineReason(method),
                status == Status.AUTHORIZED ? captureBefore(method, token, now) : Optional.empty(),
                method == Method.CARD && !token.allowsOneCaptureOnly(),
                method.fromACard() ? Optional.of("4242") : Optional.empty(),
                status == Status.PENDING ? customerBefore(request, now) : Optional.empty());
    }

    private static Status outcome(Method method, Token token) {
        if (token.declineReason(method).isPresent()) {
            return Status.DECLINED;
        }
        return switch (method) {
            case CARD -> token.needsTheCustomer() ? Status.PENDING : Status.AUTHORIZED;
            case DEBIT -> token.needsTheCustomer() ? Status.PENDING : Status.PAID;
            case VOUCHER -> Status.PAID;
            case BANK_SLIP -> token.slipIsNeverPaid() ? Status.PENDING : Status.PAID;
        };
    }

    /** When it is too late to confirm a card, or to pay a slip. */
    private Optional<Instant> customerBefore(Requests.Authorize request, Instant now) {
        return request.method().fromACard()
                ? Optional.of(now.plus(settings.customerWithin()))
                : request.dueDate()
                        .map(due -> due.plusDays(1)
                                .atStartOfDay(WHERE_DAYS_END_LAST)
                                .toInstant());
    }

    private Optional<Instant> captureBefore(Method method, Token token, Instant now) {
        return method == Method.CARD
                ? Optional.of(now.plus(token.expiresSoon() ? settings.soon() : settings.captureWithin()))
                : Optional.empty();
    }

    private <E extends Entry> Recorded<E> once(IdempotencyKey key, Class<E> type, Supplier<E> decision) {
        Recorded<E> answer;
        long number;
        synchronized (this) {
            Optional<Entry> known = Optional.ofNullable(byKey.get(key.key()));
            if (known.isPresent()) {
                known.flatMap(Entry::askedBy).ifPresent(key::mustMatch);
                answer = new Recorded<>(type.cast(known.get()), true);
                replays++;
            } else {
                answer = new Recorded<>(decision.get(), false);
                record(answer.entry());
            }
            number = ledger.appended();
        }
        ledger.awaitDurable(number);
        return answer;
    }

    private synchronized void recordIfAny(Supplier<Optional<Entry>> decision) {
        decision.get().ifPresent(this::record);
    }

    /**
     * Writes an entry that was decided; it is on disk only after the ledger says so. Whatever could fail has been done before,
     * in the way in which the entry will be read back: what stands in the ledger can be followed.
     */
    private synchronized void record(Entry entry) {
        byte[] line = entries.write(entry);
        Runnable effect = effectOf(entries.read(line));
        ledger.append(line);
        effect.run();
    }

    /** What an entry makes of the book; to be run once the entry stands in the ledger. */
    private Runnable effectOf(Entry entry) {
        Optional<Entry.Authorization> opening =
                Optional.of(entry).filter(Entry.Authorization.class::isInstance).map(Entry.Authorization.class::cast);
        Account before = opening.map(Account::new).orElseGet(() -> account(entry.authorizationId()));
        Account after = opening.isPresent() ? before : before.after(entry);
        return () -> {
            // First of all: what stands in the ledger is remembered under its key, whatever else becomes of it.
            entry.askedBy().ifPresent(asked -> byKey.put(asked.key(), entry));
            accounts.put(entry.authorizationId(), after);
            opening.ifPresent(first -> byReference
                    .computeIfAbsent(first.reference(), reference -> new ArrayList<>(1))
                    .add(first.authorizationId()));
            totals.count(entry, before.status());
            Transaction.of(transactions.size() + 1L, entry, before).ifPresent(transactions::add);
            aftermath.follow(after, entry);
            notifier.follow(after, entry, this::settle);
        };
    }

    private Account account(String authorizationId) {
        return Optional.ofNullable(accounts.get(authorizationId))
                .orElseThrow(() -> Refusal.notFound("There is no authorisation " + authorizationId));
    }
}
