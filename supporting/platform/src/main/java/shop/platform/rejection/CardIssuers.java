package shop.platform.rejection;

import java.util.List;
import java.util.Set;

/**
 * By which digits the numbers of card issuers begin, and how long they are. From the published ranges of the schemes
 * (ISO/IEC 7812; as collected under "Payment card number" in Wikipedia, read in November 2026).
 */
final class CardIssuers {

    static final int SHORTEST = 12;
    static final int LONGEST = 19;

    private static final Set<Integer> SIXTEEN = Set.of(16);
    private static final Set<Integer> SIXTEEN_TO_NINETEEN = Set.of(16, 17, 18, 19);
    private static final Set<Integer> TWELVE_TO_NINETEEN = Set.of(12, 13, 14, 15, 16, 17, 18, 19);

    private static final List<Range> RANGES = List.of(
            new Range("Visa", 4, 4, Set.of(13, 16, 18, 19)),
            new Range("Mastercard", 51, 55, SIXTEEN),
            new Range("Mastercard", 2221, 2720, SIXTEEN),
            new Range("American Express", 34, 34, Set.of(15)),
            new Range("American Express", 37, 37, Set.of(15)),
            new Range("Diners Club", 300, 305, Set.of(14, 16, 17, 18, 19)),
            new Range("Diners Club", 3095, 3095, Set.of(14, 16, 17, 18, 19)),
            new Range("Diners Club", 36, 36, Set.of(14, 16, 17, 18, 19)),
            new Range("Diners Club", 38, 39, Set.of(14, 16, 17, 18, 19)),
            new Range("Discover", 6011, 6011, SIXTEEN_TO_NINETEEN),
            new Range("Discover", 644, 659, SIXTEEN_TO_NINETEEN),
            new Range("UnionPay", 62, 62, SIXTEEN_TO_NINETEEN),
            new Range("UnionPay", 81, 81, SIXTEEN_TO_NINETEEN),
            new Range("JCB", 3528, 3589, SIXTEEN_TO_NINETEEN),
            new Range("Maestro", 5018, 5018, TWELVE_TO_NINETEEN),
            new Range("Maestro", 5020, 5020, TWELVE_TO_NINETEEN),
            new Range("Maestro", 5038, 5038, TWELVE_TO_NINETEEN),
            new Range("Maestro", 5893, 5893, TWELVE_TO_NINETEEN),
            new Range("Maestro", 6304, 6304, TWELVE_TO_NINETEEN),
            new Range("Maestro", 6759, 6759, TWELVE_TO_NINETEEN),
            new Range("Maestro", 6761, 6763, TWELVE_TO_NINETEEN),
            new Range("Mir", 2200, 2204, SIXTEEN_TO_NINETEEN),
            new Range("Dankort", 5019, 5019, SIXTEEN),
            new Range("Elo", 506699, 506778, SIXTEEN),
            new Range("Elo", 509000, 509999, SIXTEEN),
            new Range("Elo", 636368, 636368, SIXTEEN),
            new Range("Hipercard", 606282, 606282, SIXTEEN),
            new Range("Verve", 506099, 506198, Set.of(16, 18, 19)),
            new Range("RuPay", 508500, 508999, SIXTEEN),
            new Range("RuPay", 606985, 608500, SIXTEEN),
            new Range("RuPay", 82, 82, SIXTEEN));

    private CardIssuers() {}

    /** Whether an issuer's numbers begin like this one and have its length. */
    static boolean issue(String number) {
        return RANGES.stream().anyMatch(range -> range.holds(number));
    }

    /** All beginnings from {@code first} to {@code last}, which have equally many digits. */
    private record Range(String issuer, int first, int last, Set<Integer> lengths) {

        boolean holds(String number) {
            if (!lengths.contains(number.length())) {
                return false;
            }
            int beginning =
                    Integer.parseInt(number.substring(0, Integer.toString(first).length()));
            return first <= beginning && beginning <= last;
        }
    }
}
