package shop.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a text must be, wherever in a request it stands: characters that can be stored, shown and told apart. The patterns
 * are those that the description of an API shows.
 */
public final class Texts {

    private static final String CONTROLS = "\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029";

    /** Spaces, fillers, accents without a letter, marks of direction, and what no font has. */
    private static final String INVISIBLE =
            " \\u00A0\\u00AD\\u0300-\\u036F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F"
                    + "\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u2000-\\u200F\\u202A-\\u202F\\u205F-\\u206F\\u20D0-\\u20FF\\u2800\\u3000\\u3164"
                    + "\\uE000-\\uF8FF\\uFE00-\\uFE0F\\uFE20-\\uFE2F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB";

    /**
     * Beams and slurs, and the plane of tags. No pattern of a description says them: readers of JSON Schema count such
     * characters as two.
     */
    private static final String BEYOND = "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}";

    /** What turns the direction of all that follows, so that something else is read than what is stored. */
    private static final String TURNS = "\\u202A-\\u202E\\u2066-\\u2069";

    /** What two names can differ in although everybody reads the same: all that cannot be seen, but accents and a space. */
    private static final String HIDDEN =
            "\\u00A0\\u00AD\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u202A-\\u202F"
                    + "\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB";

    /** Without control characters, line breaks or turns of direction; nothing, or something that can be seen. */
    public static final String TEXT =
            "^(?:[^" + CONTROLS + TURNS + "]*[^" + CONTROLS + INVISIBLE + "][^" + CONTROLS + TURNS + "]*)?$";

    /**
     * The same for what names something: it begins with what can be seen, ends with no space, and nothing within it is
     * hidden.
     */
    public static final String NAME =
            "^[^" + CONTROLS + INVISIBLE + "](?:[^" + CONTROLS + HIDDEN + "]*[^ " + CONTROLS + HIDDEN + "])?$";

    private static final Pattern CONTROL = Pattern.compile("[" + CONTROLS + "]");
    private static final Pattern TURN = Pattern.compile("[" + TURNS + "]");
    private static final Pattern HIDING = Pattern.compile("[" + HIDDEN + BEYOND + "]");
    private static final Pattern VISIBLE = Pattern.compile("[^" + CONTROLS + INVISIBLE + BEYOND + "]");
    private static final Pattern NAMING = Pattern.compile(NAME);

    private static final int REPLACEMENT = 0xFFFD;

    private Texts() {}

    /** Why a text cannot be taken; empty when it can. */
    static Optional<String> wrongWith(String text) {
        if (text.codePoints().anyMatch(Texts::isLoneSurrogate)) {
            return Optional.of("must be whole characters; it has one half of a surrogate pair");
        }
        if (CONTROL.matcher(text).find()) {
            return Optional.of("must have no control characters or line breaks");
        }
        if (!text.isEmpty() && !VISIBLE.matcher(text).find()) {
            return Optional.of("must show something; it has only invisible characters");
        }
        return TURN.matcher(text).find()
                ? Optional.of("must have no characters that turn the direction of what follows")
                : Optional.empty();
    }

    /** The same for a text that names something. */
    static Optional<String> wrongWithName(String text) {
        return wrongWith(text)
                .or(() -> text.isEmpty()
                                || NAMING.matcher(text).matches()
                                        && !HIDING.matcher(text).find()
                        ? Optional.empty()
                        : Optional.of(
                                "must not begin or end with a space, and have nothing else in it that cannot be seen"));
    }

    /** Whether a text was made of bytes that are no UTF-8. */
    static boolean isBroken(String decoded) {
        return decoded.indexOf(REPLACEMENT) >= 0;
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
