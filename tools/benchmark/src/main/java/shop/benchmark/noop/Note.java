package shop.benchmark.noop;

import java.util.List;

/**
 * What an errand records, and nobody does anything about. There are seven kinds, so that of fourteen processors two want each
 * event and the others are spared it, which is how many of the shop's want one of its events.
 */
sealed interface Note {

    List<Class<? extends Note>> KINDS = List.of(
            Monday.class, Tuesday.class, Wednesday.class, Thursday.class, Friday.class, Saturday.class, Sunday.class);

    String errand();

    record Monday(String errand, int number, String text) implements Note {}

    record Tuesday(String errand, int number, String text) implements Note {}

    record Wednesday(String errand, int number, String text) implements Note {}

    record Thursday(String errand, int number, String text) implements Note {}

    record Friday(String errand, int number, String text) implements Note {}

    record Saturday(String errand, int number, String text) implements Note {}

    record Sunday(String errand, int number, String text) implements Note {}

    /** Which of the {@link #KINDS} the note of that number is: each comes in its turn. */
    static int kind(int number) {
        return number % KINDS.size();
    }

    static Note of(String errand, int number, String text) {
        return switch (kind(number)) {
            case 0 -> new Monday(errand, number, text);
            case 1 -> new Tuesday(errand, number, text);
            case 2 -> new Wednesday(errand, number, text);
            case 3 -> new Thursday(errand, number, text);
            case 4 -> new Friday(errand, number, text);
            case 5 -> new Saturday(errand, number, text);
            default -> new Sunday(errand, number, text);
        };
    }
}
