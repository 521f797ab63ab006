package shop.platform.processing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.parking.ParkingLot;
import shop.platform.parking.Reason;

/**
 * Makes projections anew beside the ones that are read. A processor of its own tells the next {@link Edition} all of
 * history; once that has caught up, the projection's processor rests for a moment, the next edition's documents and parked
 * events take the place of the present ones, and all goes on from where the next one stood.
 *
 * <p>How far a rebuild has come is in the store: whoever does it may die at any moment, and another instance, or the next
 * start, goes on. Every step may be done again. Before the documents change places, the processor is set back to where the
 * next edition stands: were it left where it was, what lies in between would be skipped after a crash. The present edition
 * has seen that already and takes no notice.
 */
public final class Rebuilds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

    /** How often one is looked after. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private static final Duration LONGEST_UNTIL_LEVEL = Duration.ofSeconds(4);
    private static final Duration A_LOOK = Duration.ofMillis(100);
    private static final int LOOKS_AT_REST = 10;
    private static final int MOST_LOOKED_AT = 10_000;

    private final StoredRebuilds rebuilds;
    private final RebuildTools tools;
    private final Positions positions;
    private final ParkingLot parking;
    private final ProcessorWatch watch;
    private final Consumer<ProjectionRebuilt> record;
    private final String service;
    private final Map<String, NextEdition> underWay = new HashMap<>();
    private boolean running;

    Rebuilds(
            StoredRebuilds rebuilds,
            RebuildTools tools,
            Positions positions,
            ParkingLot parking,
            ProcessorWatch watch,
            String service,
            Consumer<ProjectionRebuilt> record) {
        this.rebuilds = rebuilds;
        this.tools = tools;
        this.positions = positions;
        this.parking = parking;
        this.watch = watch;
        this.service = service;
        this.record = record;
    }

    /** Begins to make a projection anew; one that is under way goes on. */
    public Rebuild begin(StreamingEventProcessor projection, String startedBy) {
        rebuilds.begin(projection.getName(), startedBy);
        return find(projection.getName()).orElseThrow();
    }

    /** The last rebuild of a projection, as it stands now. */
    public Optional<Rebuild> find(String projection) {
        return rebuilds.find(projection).map(this::told);
    }

    /** The projection that is made anew under this name, which is no processor's own; none for any other name. */
    public Optional<String> projectionMadeAnewAs(String name) {
        return NextEdition.projectionOf(name);
    }

    /** Whether it is given up from now on: nothing has changed then. It is not when it is being switched, or over. */
    public boolean cancel(String projection) {
        return rebuilds.cancel(projection);
    }

    /** Gives up whatever is under way, a switch that was broken off too: what is read is another log's, and goes as well. */
    public synchronized void abandon(String projection) {
        rebuilds.abandon(projection);
    }

    private Rebuild told(StoredRebuilds.Stored rebuild) {
        String next = NextEdition.nameFor(rebuild.processor());
        long position = rebuild.state() == Rebuild.State.RUNNING
                ? tools.stored().of(next).values().stream()
                        .mapToLong(StoredTokens.Stored::position)
                        .min()
                        .orElse(-1)
                : rebuild.position();
        return new Rebuild(
                rebuild.id(),
                rebuild.processor(),
                rebuild.state(),
                rebuild.startedBy(),
                rebuild.startedAt(),
                rebuild.endedAt(),
                position,
                rebuild.state().isUnderWay() ? Math.max(0, watch.head() - position) : 0,
                parking.size(next),
                rebuild.message());
    }

    /** Takes the rebuilds that are under way, and nobody else does, a step further. */
    synchronized void look() {
        if (!running) {
            return;
        }
        var mine = rebuilds.mine();
        underWay.keySet().stream()
                .filter(projection ->
                        mine.stream().noneMatch(each -> each.processor().equals(projection)))
                .toList()
                .forEach(this::stop);
        for (StoredRebuilds.Stored rebuild : mine) {
            try {
                goOn(rebuild);
            } catch (RuntimeException failure) {
                log.info("The rebuild of {} waits: {}", rebuild.processor(), failure.toString());
                rebuilds.says(rebuild, sentence(failure));
            }
        }
    }

    private static String sentence(RuntimeException failure) {
        if (failure instanceof Positions.InUseElsewhere) {
            return failure.getMessage() + "; the switch is tried again by itself.";
        }
        return failure instanceof NotYet
                ? failure.getMessage()
                : "It is tried again after a failure: " + Reason.of(failure).detail();
    }

    private void goOn(StoredRebuilds.Stored rebuild) {
        switch (rebuild.state()) {
            case RUNNING -> follow(rebuild);
            case SWITCHING -> finish(rebuild);
            case CANCELLING -> giveUp(rebuild);
            case DONE, CANCELLED -> throw new IllegalStateException(rebuild.processor() + " is over");
        }
    }

    private void follow(StoredRebuilds.Stored rebuild) {
        if (!rebuild.begun()) {
            stop(rebuild.processor());
            clearAway(rebuild.processor());
            reset(rebuild, Edition.Step.BEGIN);
            tools.tokens()
                    .initializeTokenSegments(
                            NextEdition.nameFor(rebuild.processor()),
                            tools.processing().segments(),
                            tools.log().createTailToken());
            rebuilds.begun(rebuild);
        }
        NextEdition next =
                underWay.computeIfAbsent(rebuild.processor(), missing -> new NextEdition(missing, rebuild.id(), tools));
        next.goOn();
        if (isNear(next)) {
            change(rebuild, next);
        } else {
            rebuilds.says(rebuild, hindrance(rebuild.processor()));
        }
    }

    /**
     * While orders come in all the time there is always something that it has not seen yet; and the server does not tell of
     * events that nobody handles, so it may stand before them for ever. Whether it has seen the end of the stream says
     * nothing: the stream is empty whenever the server is slower than the handlers.
     */
    private boolean isNear(NextEdition next) {
        OptionalLong position = next.position();
        return position.isPresent()
                && (tools.log().head() - position.getAsLong()
                                <= tools.processing().batch()
                        || next.isAtRest());
    }

    private String hindrance(String projection) {
        String next = NextEdition.nameFor(projection);
        return tools.stored().of(next).keySet().stream()
                .flatMap(share -> tools.batches().failure(next, share).stream())
                .findFirst()
                .map(failure -> Reason.of(failure.cause()).words() + " It is tried again within a minute.")
                .orElse("");
    }

    private void change(StoredRebuilds.Stored rebuild, NextEdition next) {
        positions.exchange(
                tools.processor(rebuild.processor()),
                reached -> {
                    if (!isLevelWith(reached, next, handlersOf(rebuild))) {
                        throw new NotYet();
                    }
                    stop(rebuild.processor());
                    long position = positionOf(rebuild.processor());
                    if (!rebuilds.switches(rebuild, position)) {
                        throw new GivenUp(rebuild.processor());
                    }
                    return position;
                },
                () -> takeOver(rebuilds.find(rebuild.processor()).orElseThrow()));
    }

    /** So that nobody reads less after the switch than before. */
    private boolean isLevelWith(long reached, NextEdition next, EventHandlerInvoker handlers) {
        long until = System.nanoTime() + LONGEST_UNTIL_LEVEL.toNanos();
        int silent = 0;
        while (System.nanoTime() < until) {
            if (next.position().orElse(-1) >= reached) {
                return true;
            }
            silent = next.awaitBatch(A_LOOK) || next.isBusy() ? 0 : silent + 1;
            if (silent >= LOOKS_AT_REST
                    && isNothingFor(handlers, next.position().orElse(-1), reached)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the log holds nothing for the handlers after one position and up to another. Not, where that is long to tell. */
    private boolean isNothingFor(EventHandlerInvoker handlers, long after, long last) {
        long position = after;
        try (BlockingStream<TrackedEventMessage<?>> stream =
                tools.log().openStream(new GlobalSequenceTrackingToken(after))) {
            for (int looked = 0; position < last; looked++) {
                if (looked == MOST_LOOKED_AT
                        || !stream.hasNextAvailable((int) A_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = event.trackingToken().position().orElse(last);
                if (position <= last && handlers.canHandleType(event.getPayloadType())) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long positionOf(String projection) {
        return tools.stored().of(NextEdition.nameFor(projection)).values().stream()
                .mapToLong(StoredTokens.Stored::position)
                .min()
                .orElse(-1);
    }

    /** After a crash, or where the switch was broken off. */
    private void finish(StoredRebuilds.Stored rebuild) {
        stop(rebuild.processor());
        positions.exchange(
                tools.processor(rebuild.processor()), reached -> rebuild.position(), () -> takeOver(rebuild));
    }

    private void takeOver(StoredRebuilds.Stored rebuild) {
        // First, so that what waits behind a parked event finds it there, whenever this is broken off.
        parking.moveAll(
                NextEdition.nameFor(rebuild.processor()), rebuild.processor(), rebuild.switchedAt(), rebuild.id());
        reset(rebuild, Edition.Step.TAKE_OVER);
        clearAway(rebuild.processor());
        record.accept(new ProjectionRebuilt(
                service, rebuild.processor(), rebuild.id(), rebuild.position(), rebuild.startedBy()));
        rebuilds.ended(rebuild, Rebuild.State.DONE);
        log.info("{} was made anew, up to {}, and is read from now on", rebuild.processor(), rebuild.position());
    }

    private void giveUp(StoredRebuilds.Stored rebuild) {
        stop(rebuild.processor());
        reset(rebuild, Edition.Step.GIVE_UP);
        clearAway(rebuild.processor());
        rebuilds.ended(rebuild, Rebuild.State.CANCELLED);
    }

    private void clearAway(String projection) {
        String next = NextEdition.nameFor(projection);
        parking.clear(next);
        tools.stored().forget(next);
        tools.known().forget(next);
    }

    /** Has the projection's reset handlers do what this step needs of the documents. */
    private void reset(StoredRebuilds.Stored rebuild, Edition.Step step) {
        EventHandlerInvoker handlers = handlersOf(rebuild);
        var unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage(rebuild.id()));
        unitOfWork.onPrepareCommit(now -> handlers.performReset());
        new Edition(rebuild.id(), step).attachTo(unitOfWork);
        unitOfWork.commit();
    }

    private EventHandlerInvoker handlersOf(StoredRebuilds.Stored rebuild) {
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(tools.handlersOf(rebuild.processor()))
                .parameterResolverFactory(tools.parameters())
                .handlerDefinition(tools.handling())
                .build();
    }

    private void stop(String projection) {
        NextEdition next = underWay.remove(projection);
        if (next != null) {
            next.close();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** What is under way goes on elsewhere, or at the next start. */
    @Override
    public synchronized void stop() {
        running = false;
        if (!underWay.isEmpty()) {
            List.copyOf(underWay.keySet()).forEach(this::stop);
            rebuilds.release();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** It fell behind again while it was awaited: the present one goes on, and it is tried again. */
    private static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYet() {
            super("It fell behind while it was to be switched; that is tried again by itself.");
        }
    }

    /** Somebody gave it up while it waited to be switched. */
    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp(String projection) {
            super("The rebuild of " + projection + " was given up.");
        }
    }
}
