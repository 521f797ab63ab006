package shop.node.search;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * A regular expression in <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>: what a query asks for is
 * looked for in time linear in the text, on a thread that serves others too. So it has no look-around and no
 * back-reference.
 */
final class TextPattern {

    /** Characters. */
    static final int LONGEST = 1_000;

    /** Steps that it is compiled to; what a search costs grows with them, times the length of the text. */
    private static final int MOST_STEPS = 2_000;

    /** As many steps, at the very most, are made before they can be counted. */
    private static final long MOST_STEPS_MADE = 500_000;

    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty when it is none, or too long, or repeats too often. */
    static Optional<TextPattern> of(String written) {
        if (written.length() > LONGEST || mostSteps(written) > MOST_STEPS_MADE) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(written))
                    .filter(pattern -> pattern.programSize() <= MOST_STEPS)
                    .map(TextPattern::new);
        } catch (PatternSyntaxException noPattern) {
            return Optional.empty();
        }
    }

    /** As if each repetition stood in the one before it: the library writes repetitions out. */
    private static double mostSteps(String written) {
        return COUNT.matcher(written)
                .results()
                .mapToDouble(TextPattern::count)
                .reduce(written.length(), (steps, count) -> steps * count);
    }

    private static double count(MatchResult repetition) {
        String most = repetition.group(2);
        return Math.max(1, Double.parseDouble(most == null || most.isEmpty() ? repetition.group(1) : most));
    }

    /** Whether it is the pattern of the whole text. */
    boolean fits(String text) {
        return pattern.matches(text);
    }
}
