package shop.wording.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import shop.kernel.Money;

/** Where a scenario moves money, how much of each way of paying stands in which column when it ends. */
public final class MoneyTable {

    private final BookTexts texts;
    private final Map<Integer, Map<String, Money>> amounts = new TreeMap<>();
    private final Map<Integer, Set<String>> moved = new TreeMap<>();

    public MoneyTable(BookTexts texts) {
        this.texts = texts;
    }

    public List<MoneyRow> of(List<Step> steps, Map<String, BookTeller> tellers) {
        for (Step step : steps) {
            boolean isOutcome = step instanceof Step.Published;
            Stream<Object> facts = step instanceof Step.Happened happened
                    ? Stream.of(happened.event())
                    : step instanceof Step.Published published ? published.events().stream() : Stream.of();
            facts.forEach(fact -> book(fact, isOutcome));
        }
        return moved.isEmpty() ? List.of() : rows(tellers);
    }

    /** How it stands after all of these facts, whatever moved last. */
    public List<MoneyRow> after(List<Object> facts, Map<String, BookTeller> tellers) {
        facts.forEach(fact -> book(fact, false));
        return rows(tellers);
    }

    private List<MoneyRow> rows(Map<String, BookTeller> tellers) {
        List<MoneyRow> rows = new ArrayList<>();
        amounts.forEach((tender, columns) -> rows.add(new MoneyRow(
                Storyteller.each(tellers, teller -> teller.tender(tender)),
                told(columns, tellers),
                List.copyOf(moved.getOrDefault(tender, Set.of())))));
        return rows;
    }

    private static Map<String, Map<String, String>> told(Map<String, Money> columns, Map<String, BookTeller> tellers) {
        Map<String, Map<String, String>> told = new LinkedHashMap<>();
        columns.forEach((column, amount) -> told.put(
                column, Storyteller.each(tellers, teller -> teller.formats().amount(amount))));
        return told;
    }

    private void book(Object fact, boolean isOutcome) {
        for (String move : texts.moves(fact.getClass().getSimpleName())) {
            String[] words = move.split("\\s+");
            String column = words[0].substring(1);
            Optional<Object> value = Components.find(fact, words[1]);
            if (value.orElse(null) instanceof List<?> several) {
                for (int number = 1; number <= several.size(); number++) {
                    int tender = number;
                    Components.find(several.get(number - 1), "amount")
                            .ifPresent(amount -> book(tender, words[0], column, (Money) amount, false));
                }
            } else if (value.orElse(null) instanceof Money amount) {
                int tender =
                        Components.find(fact, "tender").map(Integer.class::cast).orElse(1);
                book(tender, words[0], column, amount, isOutcome);
            }
        }
    }

    private void book(int tender, String move, String column, Money amount, boolean isOutcome) {
        Map<String, Money> columns = amounts.computeIfAbsent(tender, key -> new TreeMap<>());
        if (move.charAt(0) == '-' && !columns.containsKey(column)) {
            return;
        }
        Money before = columns.getOrDefault(column, Money.zero(amount.currency()));
        Money after = move.charAt(0) == '-' ? before.minus(amount) : before.plus(amount);
        columns.put(column, after.isNegative() ? Money.zero(amount.currency()) : after);
        if (isOutcome) {
            moved.computeIfAbsent(tender, key -> new TreeSet<>()).add(column);
        }
    }
}
