package shop.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Helps whoever has misspelt a name. */
final class Nearest {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    /** A name that may be repeated: one that somebody has made up as a name, not a value at the wrong place. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,39}");

    /** More have numbers of cards, of accounts and of people, and no name of ours. */
    private static final int MOST_DIGITS = 6;

    private Nearest() {}

    /** The way out: the known name that was meant, or all of them. */
    static String hint(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "is not known here, where nothing can be given; leave it out";
        }
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance(name, each))
                        .thenComparing(each -> each))
                .filter(nearest -> distance(name, nearest) <= Math.max(1, nearest.length() / 2))
                .map(nearest -> "is not known here; did you mean '" + nearest + "'?")
                .orElseGet(() -> "is not known here; known are "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    static String shown(String name) {
        boolean isName = NAME.matcher(name).matches()
                && name.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
        return isName ? name : "(another name)";
    }

    private static int distance(String one, String other) {
        // A long name is none of ours, and comparing takes time by its length.
        return one.length() > 100
                ? Integer.MAX_VALUE
                : DISTANCE.apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
