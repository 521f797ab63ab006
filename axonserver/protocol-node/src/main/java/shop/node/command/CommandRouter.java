package shop.node.command;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;
import shop.node.transport.Timings;

/**
 * Where a command is routed: {@link #dispatch} finds a handler by the command's name and routing key, and hands it over.
 * One for each context. Every command that arrives gets exactly one answer: the handler's, or an error from here.
 */
public final class CommandRouter {

    private static final Duration TIMEOUT = Duration.ofSeconds(300);

    private final ConcurrentMap<String, HashRing<CommandHandlerStream>> rings = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PendingCommand> inFlight = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> routed = new ConcurrentHashMap<>();
    private final Timings timings = new Timings();

    void dispatch(Command command, StreamObserver<CommandResponse> caller) {
        PendingCommand pending =
                new PendingCommand(command, caller, System.nanoTime() + TIMEOUT.toNanos(), this::cancel);
        if (inFlight.putIfAbsent(pending.id(), pending) != null) {
            pending.fail(new ProtocolError(
                    ErrorCode.COMMAND_DISPATCH_ERROR,
                    "A command with id %s is in flight already".formatted(pending.id())));
            return;
        }
        route(pending);
    }

    private void route(PendingCommand pending) {
        String name = pending.command().getName();
        while (true) {
            Optional<CommandHandlerStream> handler =
                    rings.getOrDefault(name, HashRing.empty()).pick(pending.routingKey());
            if (handler.isEmpty()) {
                fail(pending, ErrorCode.NO_HANDLER_FOR_COMMAND, "No Handler for command: " + name);
                return;
            }
            switch (handler.get().offer(pending)) {
                case TAKEN -> {
                    routed.computeIfAbsent(name, any -> new LongAdder()).increment();
                    return;
                }
                case FULL -> {
                    fail(pending, ErrorCode.COMMAND_DISPATCH_ERROR, "Too many commands wait for " + handler.get());
                    return;
                }
                // Lost a moment ago and on its way out of the rings: whoever is next gets the command.
                case CLOSED -> rings.computeIfPresent(name, (any, ring) -> ring.without(handler.get()));
            }
        }
    }

    void answer(CommandResponse response) {
        PendingCommand pending = inFlight.remove(response.getRequestIdentifier());
        if (pending != null) {
            ended(pending, !response.getErrorCode().isEmpty());
            pending.answer(response);
        }
    }

    /** The caller went away: what was not sent yet never will be; an answer to what was sent finds nobody. */
    private void cancel(PendingCommand pending) {
        if (inFlight.remove(pending.id(), pending)) {
            withdraw(pending);
        }
    }

    private void withdraw(PendingCommand pending) {
        rings.getOrDefault(pending.command().getName(), HashRing.empty())
                .seats()
                .forEach(seat -> seat.member().withdraw(pending::equals));
    }

    void subscribe(CommandHandlerStream handler, String command, int loadFactor) {
        rings.compute(
                command,
                (name, ring) ->
                        Optional.ofNullable(ring).orElseGet(HashRing::empty).with(handler, handler.name(), loadFactor));
    }

    /** What waits for this handler under that name goes to another; what it has, it may still answer. */
    void unsubscribe(CommandHandlerStream handler, String command) {
        rings.computeIfPresent(command, (name, ring) -> ring.without(handler));
        handler.withdraw(pending -> pending.command().getName().equals(command)).forEach(this::route);
    }

    /** The handler's stream ended: what it had is lost for its caller, what waited for it goes to another. */
    void lost(CommandHandlerStream handler) {
        rings.replaceAll((name, ring) -> ring.without(handler));
        List<PendingCommand> waiting = handler.close();
        for (PendingCommand pending : inFlight.values()) {
            if (pending.wasSentTo(handler)) {
                fail(pending, ErrorCode.COMMAND_HANDLER_LOST, "Connection to command handler lost: " + handler);
            }
        }
        waiting.forEach(this::route);
    }

    /** Gives up on what nobody has answered in time. */
    void expire(long nowNanos) {
        for (PendingCommand pending : inFlight.values()) {
            if (pending.isOverdue(nowNanos)) {
                withdraw(pending);
                fail(pending, ErrorCode.COMMAND_TIMEOUT, "No answer within " + TIMEOUT.toSeconds() + " seconds");
            }
        }
    }

    private void fail(PendingCommand pending, ErrorCode code, String message) {
        if (inFlight.remove(pending.id(), pending)) {
            // Of a name that nobody handles there is nothing to tell, and anybody can think of another.
            if (code != ErrorCode.NO_HANDLER_FOR_COMMAND) {
                ended(pending, true);
            }
            pending.fail(new ProtocolError(code, message));
        }
    }

    private void ended(PendingCommand pending, boolean failed) {
        timings.ended(pending.command().getName(), pending.age(System.nanoTime()), failed);
    }

    /** How quickly commands of each name are handled. */
    public Map<String, Timings.Told> timings() {
        return timings.told();
    }

    /** Who handles what, for those who look on. */
    public Map<String, List<Handler>> handlers() {
        Map<String, List<Handler>> handlers = new TreeMap<>();
        rings.forEach((name, ring) -> handlers.put(
                name,
                ring.seats().stream()
                        .map(seat -> new Handler(
                                seat.member().clientId(),
                                seat.member().component(),
                                seat.load(),
                                seat.member().taken()))
                        .toList()));
        return handlers;
    }

    /** How many commands of each name were handed to a handler since the start. */
    public Map<String, Long> routed() {
        Map<String, Long> counts = new TreeMap<>();
        routed.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    public int inFlight() {
        return inFlight.size();
    }

    /**
     * A connected application that handles a command.
     *
     * @param taken how many commands it was handed since it connected, of all names
     */
    public record Handler(String clientId, String component, int loadFactor, long taken) {}
}
