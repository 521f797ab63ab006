package shop.platform.processing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;

/** Has a processor go on from another position of the log. */
public final class Positions {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int LOOK_EVERY_MILLIS = 100;
    private static final TrackingToken BEFORE_THE_FIRST_EVENT = new GlobalSequenceTrackingToken(-1);

    private final TokenStore tokens;
    private final StoredTokens stored;
    private final Batches batches;
    private final Pauses pauses;
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

    Positions(TokenStore tokens, StoredTokens stored, Batches batches, Pauses pauses) {
        this.tokens = tokens;
        this.stored = stored;
        this.batches = batches;
        this.pauses = pauses;
    }

    /**
     * Moves all shares of the processor, those too whose token is lost or cannot be read. When it cannot be recorded, it is
     * not done.
     *
     * @param record writes down that it was done
     * @throws InUseElsewhere when another instance works on a share, and does not let go of it
     */
    public void move(StreamingEventProcessor processor, long to, Runnable record) {
        whileAtRest(processor, () -> {
            TrackingToken token = new GlobalSequenceTrackingToken(to);
            Map<Integer, TrackingToken> before = claimed(processor);
            try {
                store(processor, share -> token, before.keySet());
                record.run();
            } catch (RuntimeException notRecorded) {
                store(processor, before::get, before.keySet());
                throw notRecorded;
            } finally {
                before.keySet().forEach(share -> tokens.releaseClaim(processor.getName(), share));
            }
            findLost(processor, before.keySet(), token);
        });
    }

    /**
     * Does something while the processor rests, whose shares then go on from the position that comes of it.
     *
     * @param position works that position out, from the furthest that a share has come to
     * @param then is done once the shares stand there
     * @throws InUseElsewhere when another instance works on a share, and does not let go of it
     */
    void exchange(StreamingEventProcessor processor, LongUnaryOperator position, Runnable then) {
        whileAtRest(processor, () -> {
            Map<Integer, TrackingToken> before = claimed(processor);
            try {
                TrackingToken token = new GlobalSequenceTrackingToken(position.applyAsLong(before.values().stream()
                        .mapToLong(share -> share.position().orElse(-1))
                        .max()
                        .orElse(-1)));
                store(processor, share -> token, before.keySet());
                findLost(processor, before.keySet(), token);
                then.run();
            } finally {
                before.keySet().forEach(share -> tokens.releaseClaim(processor.getName(), share));
            }
        });
    }

    private void store(StreamingEventProcessor processor, IntFunction<TrackingToken> token, Set<Integer> shares) {
        shares.forEach(share -> tokens.storeToken(token.apply(share), processor.getName(), share));
    }

    /**
     * Has a projection forget what it made, and see all events again.
     *
     * @throws InUseElsewhere when another instance works on a share, and does not let go of it
     */
    public void rebuild(StreamingEventProcessor projection) {
        whileAtRest(projection, () -> {
            findLost(projection, claimed(projection).keySet(), BEFORE_THE_FIRST_EVENT);
            // Said, not left to the framework: a share that has seen nothing yet has no token, and would get none.
            try {
                projection.resetTokens(anything -> BEFORE_THE_FIRST_EVENT);
            } finally {
                Arrays.stream(tokens.fetchSegments(projection.getName()))
                        .forEach(share -> tokens.releaseClaim(projection.getName(), share));
            }
        });
    }

    /** One change at a time here, and the others leave it alone meanwhile; while they let go of it, it goes on here. */
    private void whileAtRest(StreamingEventProcessor processor, Runnable work) {
        Lock turn = turns.computeIfAbsent(processor.getName(), name -> new ReentrantLock());
        turn.lock();
        try {
            alone(processor, work);
        } finally {
            turn.unlock();
        }
    }

    private void alone(StreamingEventProcessor processor, Runnable work) {
        String name = processor.getName();
        if (!pauses.areClaimedElsewhere(stored.of(name).values())) {
            whileAtRestHere(processor, work);
            return;
        }
        takeAlone(name);
        try {
            awaitOthers(name);
            // That the others let go, and that it comes to rest here, may each take as long as it was taken for.
            takeAlone(name);
            whileAtRestHere(processor, () -> {
                takeAlone(name);
                work.run();
            });
        } finally {
            pauses.leaveToAll(name);
        }
    }

    private void takeAlone(String processor) {
        if (!pauses.takeAlone(processor)) {
            throw new InUseElsewhere(processor, null);
        }
    }

    private void awaitOthers(String processor) {
        long until = System.nanoTime() + pauses.longestUntilLetGo().toNanos();
        while (pauses.areClaimedElsewhere(stored.of(processor).values())) {
            if (System.nanoTime() > until) {
                throw new InUseElsewhere(processor, null);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InUseElsewhere(processor, stopped);
            }
        }
    }

    private void whileAtRestHere(StreamingEventProcessor processor, Runnable work) {
        boolean wasRunning = processor.isRunning();
        stop(processor, wasRunning);
        try {
            pauses.byHand(processor.getName(), work);
            batches.forget(processor.getName());
        } catch (UnableToClaimTokenException elsewhere) {
            throw new InUseElsewhere(processor.getName(), elsewhere);
        } finally {
            if (wasRunning) {
                processor.start();
            }
        }
    }

    private static void stop(StreamingEventProcessor processor, boolean wasRunning) {
        CompletableFuture<Void> stopped = processor.shutdownAsync();
        try {
            stopped.get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException late) {
            if (late instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (wasRunning) {
                stopped.whenComplete((done, failed) -> processor.start());
            }
            throw new InUseElsewhere(processor.getName(), late);
        }
    }

    private Map<Integer, TrackingToken> claimed(StreamingEventProcessor processor) {
        Map<Integer, TrackingToken> there = new TreeMap<>();
        try {
            for (int share : stored.all()
                    .getOrDefault(processor.getName(), new TreeMap<>())
                    .keySet()) {
                claim(processor, share, there);
            }
            return there;
        } catch (UnableToClaimTokenException elsewhere) {
            there.keySet().forEach(share -> tokens.releaseClaim(processor.getName(), share));
            throw elsewhere;
        }
    }

    private void claim(StreamingEventProcessor processor, int share, Map<Integer, TrackingToken> there) {
        try {
            there.put(
                    share,
                    Optional.ofNullable(tokens.fetchToken(processor.getName(), share))
                            .orElse(BEFORE_THE_FIRST_EVENT));
        } catch (SharesAreNotForgotten.UnreadableToken lost) {
            // It is found again with those that are not there at all.
        }
    }

    private void findLost(StreamingEventProcessor processor, Set<Integer> there, TrackingToken token) {
        Arrays.stream(tokens.fetchSegments(processor.getName()))
                .filter(share -> !there.contains(share))
                .forEach(share -> {
                    stored.forgetUnclaimed(processor.getName(), share);
                    initialize(processor, share, token);
                });
    }

    private void initialize(StreamingEventProcessor processor, int share, TrackingToken token) {
        try {
            tokens.initializeSegment(token, processor.getName(), share);
        } catch (UnableToInitializeTokenException thereAgain) {
            throw new InUseElsewhere(processor.getName(), thereAgain);
        }
    }

    /** Somebody works on a share, may write its token at any moment, and does not let go of it. */
    public static final class InUseElsewhere extends AxonTransientException {

        private static final long serialVersionUID = 1L;

        InUseElsewhere(String processor, Throwable cause) {
            super(
                    "A share of " + processor + " is worked on by an instance that does not let go of it, and that its"
                            + " status names: stop that one, or wait until its claim has run out",
                    cause);
        }
    }
}
