package shop.node.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The handlers of one query name, grouped by component; instances of a component take turns. Immutable but for the
 * turns.
 */
final class QueryHandlers {

    private final List<Seat> seats;
    private final Map<String, List<QueryHandlerStream>> components = new LinkedHashMap<>();
    private final AtomicInteger turn;

    /** A handler and the type of result that it offers. */
    record Seat(QueryHandlerStream handler, String resultType) {}

    private QueryHandlers(List<Seat> seats, AtomicInteger turn) {
        this.seats = List.copyOf(seats);
        this.turn = turn;
        for (QueryHandlerStream handler : all()) {
            components
                    .computeIfAbsent(handler.component(), name -> new ArrayList<>())
                    .add(handler);
        }
    }

    static QueryHandlers none() {
        return new QueryHandlers(List.of(), new AtomicInteger());
    }

    /** These and this one. */
    QueryHandlers with(QueryHandlerStream handler, String resultType) {
        List<Seat> next = new ArrayList<>(seats);
        Seat seat = new Seat(handler, resultType);
        next.remove(seat);
        next.add(seat);
        return new QueryHandlers(next, turn);
    }

    QueryHandlers without(QueryHandlerStream handler, String resultType) {
        return remaining(seats.stream()
                .filter(seat -> !seat.equals(new Seat(handler, resultType)))
                .toList());
    }

    QueryHandlers without(QueryHandlerStream handler) {
        return remaining(
                seats.stream().filter(seat -> seat.handler() != handler).toList());
    }

    private QueryHandlers remaining(List<Seat> next) {
        return next.size() == seats.size() ? this : new QueryHandlers(next, turn);
    }

    /** One instance of each component. */
    List<QueryHandlerStream> onePerComponent() {
        int now = turn.getAndIncrement();
        return components.values().stream()
                .map(instances -> instances.get(Math.floorMod(now, instances.size())))
                .toList();
    }

    Optional<QueryHandlerStream> oneOf(String component) {
        List<QueryHandlerStream> instances = components.getOrDefault(component, List.of());
        return instances.isEmpty()
                ? Optional.empty()
                : Optional.of(instances.get(Math.floorMod(turn.getAndIncrement(), instances.size())));
    }

    Collection<QueryHandlerStream> all() {
        return seats.stream().map(Seat::handler).distinct().toList();
    }

    boolean contains(QueryHandlerStream handler) {
        return seats.stream().anyMatch(seat -> seat.handler() == handler);
    }

    List<Seat> seats() {
        return seats;
    }
}
