package shop.specification.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.specification.book.Recording.Told;

/**
 * What scenarios tell of each thing's life, one step a row: in a state, something happened, and the thing stood so afterwards.
 * A tool that reads a log compares it with that.
 */
public final class Transitions {

    private static final String PAGE = """
            <!-- Written by the specifications; what is wrong here is wrong there. -->

            # Paths that scenarios tell

            In this state, this happened, and it stood so afterwards; as the *outcome* of a scenario, or only as the *past* that \
            scenarios begin with. `mvn -q -Dunspecified-paths=127.0.0.1:8124` reads a log and says which of its paths are not \
            among these ([how](../import.md#paths-that-nobody-specified)).

            | context | before | what happened | after | told as |
            |---|---|---|---|---|
            """;

    private Transitions() {}

    /** The page that lists them, the same for the same recordings. */
    public static String page(List<Recording> recordings) {
        StringBuilder page = new StringBuilder(PAGE);
        for (Recording recording : recordings) {
            rows(recording)
                    .forEach((row, as) -> page.append("| ")
                            .append(recording.context())
                            .append(" | ")
                            .append(row)
                            .append(" | ")
                            .append(as)
                            .append(" |\n"));
        }
        return page.toString();
    }

    private static Map<String, String> rows(Recording recording) {
        Map<String, String> leadsTo = new HashMap<>();
        recording.scenarios().forEach(told -> told.moves().forEach(move -> leadsTo.put(move.by(), move.to())));
        Map<String, String> rows = new TreeMap<>();
        for (Told told : recording.scenarios()) {
            String state = "";
            for (Recording.Step step : told.steps()) {
                if (step.kind().equals("fact") && !told.moves().isEmpty()) {
                    String to = leadsTo.getOrDefault(step.message(), state);
                    String as = step.part().equals("then") ? "outcome" : "past";
                    rows.merge(
                            cell(state) + " | " + step.message() + " | " + cell(to),
                            as,
                            (one, other) -> one.equals("outcome") ? one : other);
                    state = to;
                }
            }
        }
        return rows;
    }

    private static String cell(String state) {
        return state.isEmpty() ? "–" : state;
    }
}
