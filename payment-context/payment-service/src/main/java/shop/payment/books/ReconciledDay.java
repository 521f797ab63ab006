package shop.payment.books;

import java.time.LocalDate;
import java.util.List;

/**
 * How a day of our journal and the same day of the provider's books compare.
 *
 * @param date the day, in UTC
 * @param agreed how many lines both hold alike
 * @param differing how many they do not
 * @param differences those; of very many the first
 */
public record ReconciledDay(LocalDate date, int agreed, int differing, List<BookDifference> differences) {

    public ReconciledDay {
        differences = List.copyOf(differences);
    }

    /** How many of those that are listed a person has to see to. */
    public long forAPerson() {
        return differences.stream()
                .filter(difference -> !difference.endsByItself())
                .count();
    }
}
