package shop.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The paths of a log, how often each was gone, and where first. Of an event its type, its place and to whose story it belongs
 * are looked at, and only the first two are told.
 */
final class SeenPaths {

    private final ToldPaths told;
    private final int examples;
    private final Map<String, String> states = new HashMap<>();
    private final Map<WayGone, Seen> seen = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long events;

    /** @param examples for how many places each path is told */
    SeenPaths(ToldPaths told, int examples) {
        this.told = told;
        this.examples = examples;
    }

    private static final class Seen {
        private final List<Long> places = new ArrayList<>();
        private long times;
    }

    /**
     * The next event of the log.
     *
     * @param type as it is stored: {@code order.OrderPlaced}
     * @param aggregate whose it is; empty for what belongs to none
     */
    void add(long place, String type, String aggregate) {
        events++;
        int name = type.lastIndexOf('.') + 1;
        String context = type.replaceFirst("\\..*", "");
        if (aggregate.isEmpty() || !told.knows(context)) {
            leftOut.merge(type, 1L, Long::sum);
            return;
        }
        String by = type.substring(name);
        String from = states.getOrDefault(aggregate, "");
        String to = told.leadsTo(context, by).orElse(from);
        states.put(aggregate, to);
        Seen path = seen.computeIfAbsent(new WayGone(context, from, by, to), first -> new Seen());
        path.times++;
        if (path.places.size() < examples) {
            path.places.add(place);
        }
    }

    /** How many paths no scenario tells. */
    long untold() {
        return seen.keySet().stream().filter(path -> !told.isTold(path)).count();
    }

    List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("%,d events of %,d stories; %,d different paths, of which no scenario tells %,d."
                .formatted(events, states.size(), seen.size(), untold()));
        section(lines, "Told by no scenario:", path -> !told.isTold(path));
        section(
                lines,
                "Only presupposed by scenarios, the outcome of none:",
                path -> told.isTold(path) && !told.isOutcome(path));
        if (!leftOut.isEmpty()) {
            lines.add("");
            lines.add("Left out, for they belong to no story, or to none that scenarios tell:");
            leftOut.forEach((type, times) -> lines.add("%,10d  %s".formatted(times, type)));
        }
        return lines;
    }

    private void section(List<String> lines, String heading, Predicate<WayGone> which) {
        List<Map.Entry<WayGone, Seen>> paths = Stream.of(seen)
                .flatMap(all -> all.entrySet().stream())
                .filter(entry -> which.test(entry.getKey()))
                .toList();
        if (!paths.isEmpty()) {
            lines.add("");
            lines.add(heading);
            paths.forEach(path -> lines.add(
                    "%,10d  %s  (at %s)".formatted(path.getValue().times, path.getKey(), places(path.getValue()))));
        }
    }

    private static String places(Seen path) {
        String places =
                String.join(", ", path.places.stream().map(String::valueOf).toList());
        return path.times > path.places.size() ? places + ", …" : places;
    }
}
