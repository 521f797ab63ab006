package shop.importer.books;

import java.util.ArrayList;
import java.util.List;

/** A reconciliation as people read it: a table, and every difference under it. */
public final class ReconciliationReport {

    private static final String ROW = "%-36s %26s %26s %26s  %s";
    private static final String CANNOT_TELL = "-";

    private ReconciliationReport() {}

    /** @param most so many differences are listed at most */
    public static List<String> of(Reconciliation reconciliation, int most) {
        List<String> text = new ArrayList<>();
        text.add(ROW.formatted("", "files", "events", "ledgers", "").stripTrailing());
        for (Reconciliation.Line line : reconciliation.lines()) {
            text.add(ROW.formatted(
                            line.name(),
                            line.files(),
                            line.events().orElse(CANNOT_TELL),
                            line.ledgers().orElse(CANNOT_TELL),
                            line.agrees() ? "" : "DIFFERS")
                    .stripTrailing());
        }
        text.add("");
        if (reconciliation.agrees()) {
            text.add("The three books agree.");
        } else {
            text.add("%d differences:".formatted(reconciliation.differences().size()));
            reconciliation.differences().stream().limit(most).forEach(difference -> text.add("  " + difference));
            if (reconciliation.differences().size() > most) {
                text.add("  and %d more".formatted(reconciliation.differences().size() - most));
            }
        }
        return text;
    }
}
