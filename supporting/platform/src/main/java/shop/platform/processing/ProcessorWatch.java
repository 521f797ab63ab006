package shop.platform.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.messaging.Failures;
import shop.platform.parking.ParkingLot;
import shop.platform.parking.Reason;
import shop.platform.vital.Vitals;

/**
 * Says how the processors stand, several times a second: by the tokens that the store has and the shares that there are to
 * be, compared with the end of the log. (The framework lists the shares that run here; one that does not is merely absent
 * there.) What was found last stands for anybody to ask for, so that asking costs nothing and never waits; server and
 * store are asked by threads of their own, and while one of them is silent, its last answer stands, with its age. When that
 * has lasted for longer than two claims, nothing that was found is worth anything any more, and that is told.
 *
 * <p>The server does not tell a processor of events that it has no handler for, so one that has nothing left to do may
 * stand before the end of the log for ever. It is known by not moving, without being busy and without having failed.
 */
public final class ProcessorWatch implements Backlogs, MeterBinder, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProcessorWatch.class);
    private static final int PERIOD_MILLIS = 250;
    private static final Duration STORE_PERIOD = Duration.ofSeconds(1);

    /** Longer than a batch takes that waits for commands and fails. */
    private static final long AT_REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EventProcessingConfiguration processors;
    private final StoredTokens tokens;
    private final KnownShares known;
    private final ParkingLot parking;
    private final Batches batches;
    private final RecognisedLog recognised;
    private final Pauses pauses;
    private final Vitals vitals;
    private final Duration claim;
    private final Duration moment;
    private final Clock clock;

    /** How this instance is named in the tokens that it claims. */
    private final String here;

    private final LogMarks marks = new LogMarks();
    private final Map<Key, Standing> standings = new ConcurrentHashMap<>();
    private final Map<Key, Move> lastMoves = new ConcurrentHashMap<>();
    private final Question theLog;
    private final Question theStore;
    private final Question theNotes;
    private final Map<String, SortedMap<Integer, StoredTokens.Stored>> unnoted = new ConcurrentHashMap<>();
    private volatile List<ProcessorState> found = List.of();
    private volatile Store store;
    private volatile long lastHead = -1;
    private ScheduledExecutorService rounds;
    private ExecutorService asking;

    ProcessorWatch(
            EventProcessingConfiguration processors,
            StoredTokens tokens,
            KnownShares known,
            ParkingLot parking,
            Batches batches,
            RecognisedLog recognised,
            Pauses pauses,
            Vitals vitals,
            Processing processing,
            Clock clock,
            String here) {
        this.here = here;
        this.processors = processors;
        this.tokens = tokens;
        this.known = known;
        this.parking = parking;
        this.batches = batches;
        this.recognised = recognised;
        this.pauses = pauses;
        this.vitals = vitals;
        rounds = vitals.scheduler(1, "processor-watch");
        asking = vitals.scheduler(2, "processor-watch-asking");
        claim = processing.claim();
        moment = processing.moment();
        this.clock = clock;
        this.store = new Store(clock.instant(), Map.of(), Map.of(), Map.of());
        theLog = new Question("The log does not say where it ends", this::askTheLog, clock);
        theStore = new Question("The store does not say how far the processors have come", this::askTheStore, clock);
        theNotes = new Question("The store takes no note of the log and of who works on it", this::note, clock);
        rounds.shutdown();
        asking.shutdown();
    }

    private record Key(String processor, int segment) {}

    private record Standing(ShareState state, String reason, Instant since) {}

    /** Where a share came to, and when that was seen first. */
    private record Move(long position, long at) {}

    /** What the store said last, and when. */
    private record Store(
            Instant at,
            Map<String, SortedMap<Integer, StoredTokens.Stored>> tokens,
            Map<String, SortedSet<Integer>> shares,
            Map<String, Long> parked) {}

    /** How all processors stand, as it was some tenths of a second ago. */
    public List<ProcessorState> states() {
        return found;
    }

    /** Has the processor come back at once to what it could not park for want of room, instead of within a minute. */
    public void thereIsRoomFor(String name) {
        processors
                .eventProcessor(name, StreamingEventProcessor.class)
                .ifPresent(processor -> state(name).stream()
                        .flatMap(state -> state.shares().stream())
                        .filter(share -> share.state() == ShareState.QUEUE_FULL)
                        .forEach(share -> processor.claimSegment(share.segment())));
    }

    /** For how long the store has been silent; some tenths of a second while all is well. */
    public Duration storeSilence() {
        return theStore.silence();
    }

    /** Why nobody can say how the processors stand, once that has lasted. */
    public Optional<Hindrance> blindness() {
        return Stream.of(theStore, theLog)
                .flatMap(asked -> asked.unansweredFor(claim.multipliedBy(2)).stream())
                .findFirst();
    }

    /** The position of the last event in the log, as far as it is known; -1 for none. */
    public long head() {
        return lastHead;
    }

    @Override
    public Backlog of(String processor) {
        return state(processor)
                .map(state -> new Backlog(state.waiting(), Duration.ofMillis((long) (state.behindSeconds() * 1e3))))
                .orElse(Backlog.NONE);
    }

    private Optional<ProcessorState> state(String processor) {
        return found.stream().filter(state -> state.name().equals(processor)).findFirst();
    }

    @Override
    public boolean isLogRecognised() {
        return recognised.isRecognised();
    }

    @Override
    public Optional<Hindrance> hindrance(Collection<String> names) {
        return recognised
                .mismatch()
                .map(mismatch -> new Hindrance(mismatch.words(), mismatch.since()))
                .or(() -> standstill(names))
                .or(this::lastingBlindness);
    }

    /** A server or a store that is away comes back; an answer that nobody can use does not mend itself. */
    private Optional<Hindrance> lastingBlindness() {
        return blindness()
                .filter(told -> theStore.needsAPerson() || theLog.needsAPerson())
                .map(told -> new Hindrance("Nobody can say how the processors stand.", told.since()));
    }

    private Optional<Hindrance> standstill(Collection<String> names) {
        return found.stream()
                .filter(state -> names.contains(state.name()))
                .flatMap(state -> state.shares().stream()
                        .filter(share -> share.state().needsAPerson() || isStuck(state.name(), share))
                        .map(share -> new Hindrance(
                                "Share " + share.segment() + " of " + state.name() + " is "
                                        + share.state()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                        + ".",
                                share.since())))
                .min(Comparator.comparing(Hindrance::since));
    }

    /** Whether it fails over and over for a reason that does not pass by itself. */
    private boolean isStuck(String processor, ShareStatus share) {
        return share.state() == ShareState.ABORTED
                && batches.failure(processor, share.segment())
                        .filter(failure -> !Failures.pass(failure.cause()))
                        .isPresent();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map.of("store", theStore, "log", theLog)
                .forEach((asked, question) -> Gauge.builder(
                                "shop.processor.watch.silent",
                                () -> question.silence().toMillis() / 1e3)
                        .description("For how long the watch over the processors has had no answer of use")
                        .baseUnit("seconds")
                        .tag("asked", asked)
                        .register(registry));
        for (String processor : processors.eventProcessors().keySet()) {
            Gauge.builder("shop.processor.waiting", () -> of(processor).waiting())
                    .description("Events between the processor and the end of the log")
                    .tag("processor", processor)
                    .register(registry);
            Gauge.builder("shop.processor.behind", () -> of(processor).behindSeconds())
                    .description("For how long the first of them has waited, at least")
                    .baseUnit("seconds")
                    .tag("processor", processor)
                    .register(registry);
            Gauge.builder(
                            "shop.processor.parked",
                            () -> state(processor).map(ProcessorState::parked).orElse(0L))
                    .description("Events of the processor that are parked")
                    .tag("processor", processor)
                    .register(registry);
            for (ShareState share : ShareState.values()) {
                Gauge.builder("shop.processor.shares", () -> count(processor, share))
                        .description("Shares of the processor's work that stand so")
                        .tag("processor", processor)
                        .tag("state", share.name())
                        .register(registry);
            }
        }
    }

    private long count(String processor, ShareState wanted) {
        return state(processor).stream()
                .flatMap(state -> state.shares().stream())
                .filter(share -> share.state() == wanted)
                .count();
    }

    private void look() {
        theLog.ask(asking);
        if (theStore.isDueAfter(STORE_PERIOD)) {
            theStore.ask(asking);
        }
        try {
            long now = System.nanoTime();
            found = processors.eventProcessors().values().stream()
                    .filter(StreamingEventProcessor.class::isInstance)
                    .map(processor -> state((StreamingEventProcessor) processor, now))
                    .toList();
        } catch (RuntimeException failure) {
            log.warn("Could not say how the processors stand", failure);
        }
    }

    private void askTheLog() {
        long head = recognised.watchedHead();
        lastHead = head;
        synchronized (marks) {
            marks.grown(head, System.nanoTime());
        }
    }

    private void askTheStore() {
        // Before the tokens: a share that is merged meanwhile is in neither.
        Map<String, SortedSet<Integer>> shares = known.all();
        Map<String, SortedMap<Integer, StoredTokens.Stored>> stored = tokens.all();
        stored.forEach((processor, there) -> {
            if (shares.computeIfAbsent(processor, name -> new TreeSet<>()).addAll(there.keySet())) {
                unnoted.put(processor, there);
            }
        });
        store = new Store(clock.instant(), stored, shares, parking.sizes());
        theNotes.ask(asking);
    }

    /** Apart from the question: a store that has no room for a note has answered all the same. */
    private void note() {
        unnoted.forEach((processor, there) -> {
            known.add(processor, there.keySet());
            unnoted.remove(processor, there);
        });
        recognised.remember();
    }

    private ProcessorState state(StreamingEventProcessor processor, long now) {
        String name = processor.getName();
        Store seen = store;
        SortedMap<Integer, StoredTokens.Stored> stored = seen.tokens().getOrDefault(name, new TreeMap<>());
        SortedSet<Integer> expected = seen.shares().getOrDefault(name, new TreeSet<>());
        long parked = seen.parked().getOrDefault(name, 0L);
        List<ShareStatus> shares = expected.stream()
                .map(segment -> share(processor, segment, Optional.ofNullable(stored.get(segment)), seen, now))
                .toList();
        return new ProcessorState(
                name,
                processor.isRunning() && pauses.of(name).isEmpty(),
                pauses.of(name),
                parked,
                shares.stream().mapToLong(ShareStatus::waiting).max().orElse(0),
                shares.stream().mapToDouble(ShareStatus::behindSeconds).max().orElse(0),
                shares);
    }

    private ShareStatus share(
            StreamingEventProcessor processor, int segment, Optional<StoredTokens.Stored> token, Store seen, long now) {
        Key key = new Key(processor.getName(), segment);
        Optional<EventTrackerStatus> live =
                Optional.ofNullable(processor.processingStatus().get(segment));
        long position = Math.max(
                token.map(StoredTokens.Stored::position).orElse(-1L),
                live.map(status -> status.getCurrentPosition().orElse(-1)).orElse(-1L));
        Standing standing = standing(processor, key, token, live, seen);
        Backlog backlog = standing.state() == ShareState.RUNNING && isAtRest(key, position, now)
                ? Backlog.NONE
                : behind(position, now);
        if (standing.state() == ShareState.RUNNING && backlog.behind().compareTo(moment) > 0) {
            standing = new Standing(ShareState.BEHIND, backlog.waiting() + " events wait for it.", standing.since());
        }
        standing = since(key, standing);
        return new ShareStatus(
                segment,
                standing.state(),
                standing.reason(),
                standing.since(),
                position,
                backlog.waiting(),
                backlog.behindSeconds(),
                token.map(StoredTokens.Stored::owner).orElse(""));
    }

    private Standing since(Key key, Standing next) {
        return standings.merge(
                key,
                next,
                (last, now) ->
                        last.state() == now.state() ? new Standing(now.state(), now.reason(), last.since()) : now);
    }

    private Standing standing(
            StreamingEventProcessor processor,
            Key key,
            Optional<StoredTokens.Stored> token,
            Optional<EventTrackerStatus> live,
            Store seen) {
        Optional<Batches.Failure> failure = batches.failure(key.processor(), key.segment());
        if (token.isEmpty()) {
            return standing(
                    ShareState.TOKEN_MISSING,
                    "The store has no token for it, so nobody knows how far it had come. Set the processor's position.");
        }
        long silent = seen.at().toEpochMilli() - token.get().claimedAt();
        boolean claimed = !token.get().owner().isEmpty() && silent < claim.toMillis();
        if (claimed && !token.get().owner().equals(here)) {
            return standing(ShareState.ELSEWHERE, token.get().owner() + " works on it.");
        }
        if (token.get().unreadable().isPresent()) {
            return standing(
                    ShareState.TOKEN_UNREADABLE,
                    "Its token in the store cannot be read, so nobody knows how far it had come ("
                            + token.get().unreadable().get()
                            + "). Deploy the version again that wrote it, or set the processor's position.");
        }
        Optional<Pauses.Pause> pause = pauses.of(key.processor());
        if (pause.isPresent()) {
            return standing(
                    ShareState.PAUSED,
                    "%s has paused the processor: %s"
                            .formatted(pause.get().by(), pause.get().reason()));
        }
        if (pauses.isLeftToAnother(key.processor())) {
            return unclaimed(key, token.get());
        }
        if (!processor.isRunning() && !processor.isError()) {
            return standing(ShareState.PAUSED, "Somebody has stopped the processor on this instance.");
        }
        if (failure.isPresent()) {
            return failed(failure.get());
        }
        if (recognised.mismatch().isPresent()) {
            return standing(ShareState.FAILING, recognised.mismatch().get().words());
        }
        if (processor.isError()) {
            return standing(
                    ShareState.FAILING, "The log or the store cannot be read; it is tried again within seconds.");
        }
        if (live.isEmpty() || !claimed && silent > 2 * claim.toMillis()) {
            return unclaimed(key, token.get());
        }
        return standing(live.get().isReplaying() ? ShareState.REPLAYING : ShareState.RUNNING, "");
    }

    private Standing failed(Batches.Failure failure) {
        boolean full = false;
        for (Throwable each = failure.cause(); each != null; each = each.getCause()) {
            full = full || each instanceof DeadLetterQueueOverflowException;
        }
        return full
                ? new Standing(
                        ShareState.QUEUE_FULL, "No more events can be parked. Retry or discard some.", failure.since())
                : new Standing(
                        ShareState.ABORTED,
                        Reason.of(failure.cause()).words() + " It is tried again within a minute.",
                        failure.since());
    }

    private Standing unclaimed(Key key, StoredTokens.Stored token) {
        Standing last = standings.get(key);
        Instant since = last != null && isOfNobody(last.state()) ? last.since() : clock.instant();
        boolean forLong = Duration.between(since, clock.instant()).compareTo(claim.multipliedBy(2)) > 0;
        if (last != null && last.state() == ShareState.UNCLAIMED || forLong) {
            return new Standing(
                    ShareState.UNCLAIMED,
                    token.owner().isEmpty()
                            ? "No instance claims it."
                            : "Its claim by " + token.owner() + " has run out, and no instance has taken it over.",
                    since);
        }
        return new Standing(ShareState.WAITING_FOR_CLAIM, "Nobody has claimed it yet.", since);
    }

    private static boolean isOfNobody(ShareState state) {
        return state == ShareState.UNCLAIMED || state == ShareState.WAITING_FOR_CLAIM;
    }

    private Standing standing(ShareState state, String reason) {
        return new Standing(state, reason, clock.instant());
    }

    private Backlog behind(long position, long now) {
        synchronized (marks) {
            return marks.behind(position, now);
        }
    }

    private boolean isAtRest(Key key, long position, long now) {
        Move move = lastMoves.merge(
                key, new Move(position, now), (last, next) -> last.position() == next.position() ? last : next);
        return !batches.isBusy(key.processor(), key.segment()) && now - move.at() > AT_REST_NANOS;
    }

    @Override
    public void start() {
        asking = vitals.scheduler(2, "processor-watch-asking");
        rounds = vitals.scheduler(1, "processor-watch");
        rounds.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        rounds.shutdownNow();
        asking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isShutdown();
    }
}
