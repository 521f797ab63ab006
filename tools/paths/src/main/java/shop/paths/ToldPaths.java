package shop.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the scenarios of the specifications tell, as {@code docs/specifications/transitions.md} lists it. */
final class ToldPaths {

    private static final Pattern ROW =
            Pattern.compile("\\| ([\\w-]+) \\| ([\\w.-]*|–) \\| (\\w+) \\| ([\\w.-]*|–) \\| (outcome|past) \\|");

    private final Set<WayGone> outcomes = new HashSet<>();
    private final Set<WayGone> past = new HashSet<>();
    private final Set<String> contexts = new HashSet<>();
    private final Map<String, String> leadsTo = new HashMap<>();

    /** @throws IOException where there is no such file, or it lists nothing */
    static ToldPaths in(Path list) throws IOException {
        ToldPaths told = new ToldPaths();
        for (String line : Files.readAllLines(list)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                told.add(
                        new WayGone(row.group(1), state(row.group(2)), row.group(3), state(row.group(4))),
                        row.group(5).equals("outcome"));
            }
        }
        if (told.contexts.isEmpty()) {
            throw new IOException(list + " lists no paths.");
        }
        return told;
    }

    private static String state(String cell) {
        return cell.equals("–") ? "" : cell;
    }

    private void add(WayGone path, boolean isOutcome) {
        (isOutcome ? outcomes : past).add(path);
        contexts.add(path.context());
        if (!path.from().equals(path.to())) {
            leadsTo.put(path.context() + "." + path.by(), path.to());
        }
    }

    /** Whether a context has specifications at all. */
    boolean knows(String context) {
        return contexts.contains(context);
    }

    /** The state to which something leads wherever it happens; empty where it changes none. */
    Optional<String> leadsTo(String context, String by) {
        return Optional.ofNullable(leadsTo.get(context + "." + by));
    }

    /** Whether a scenario has it as what comes of it. */
    boolean isOutcome(WayGone path) {
        return outcomes.contains(path);
    }

    /** Whether scenarios have it, if only as what had happened before. */
    boolean isTold(WayGone path) {
        return isOutcome(path) || past.contains(path);
    }
}
