package shop.importer.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of holding the three books against each other.
 *
 * @param lines what each book adds up to
 * @param differences where the shop's or the simulators' book departs from the files', order by order
 */
public record Reconciliation(List<Line> lines, List<Discrepancy> differences) {

    public Reconciliation {
        lines = List.copyOf(lines);
        differences = List.copyOf(differences);
    }

    /**
     * One line of the account.
     *
     * @param events nothing where that book cannot tell, as with the ledgers
     */
    public record Line(String name, String files, Optional<String> events, Optional<String> ledgers) {

        public boolean agrees() {
            return events.filter(found -> !found.equals(files)).isEmpty()
                    && ledgers.filter(found -> !found.equals(files)).isEmpty();
        }

        private boolean saysSomething() {
            return Stream.of(Optional.of(files), events, ledgers)
                    .flatMap(Optional::stream)
                    .anyMatch(figure -> figure.chars().anyMatch(digit -> digit >= '1' && digit <= '9'));
        }
    }

    public static Reconciliation of(Collection<ExpectedOrder> expected, EventsBook shop, OrderBook ledgers) {
        OrderBook files = ExpectedOrder.book(List.copyOf(expected));
        OrderBook events = shop.book();
        List<Discrepancy> differences = new ArrayList<>(Comparison.of(files, events));
        differences.addAll(shop.contradictions());
        differences.addAll(Comparison.of(files, ledgers));
        return new Reconciliation(lines(expected, files, events, ledgers), differences);
    }

    public boolean agrees() {
        return differences.isEmpty() && lines.stream().allMatch(Line::agrees);
    }

    /** Which orders any book differs on. */
    public Set<String> ordersThatDiffer() {
        Set<String> orders = new LinkedHashSet<>();
        differences.forEach(difference -> orders.add(difference.orderId()));
        return orders;
    }

    private static List<Line> lines(Collection<ExpectedOrder> expected, OrderBook... books) {
        List<Map<String, String>> figures = Arrays.stream(books)
                .map(book -> Sums.of(expected, books[0], book))
                .toList();
        Map<String, Line> lines = new LinkedHashMap<>();
        figures.get(0)
                .forEach((name, said) -> lines.put(
                        name,
                        new Line(
                                name,
                                said,
                                Optional.ofNullable(figures.get(1).get(name)),
                                Optional.ofNullable(figures.get(2).get(name)))));
        return lines.values().stream().filter(Line::saysSomething).toList();
    }
}
