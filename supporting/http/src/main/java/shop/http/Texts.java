package shop.http;

import java.util.Optional;

/** What a text must be, wherever in a request it stands: characters that can be stored, shown and told apart. */
final class Texts {

    private static final int REPLACEMENT = 0xFFFD;

    private Texts() {}

    /** Why a text cannot be taken; empty when it can. */
    static Optional<String> wrongWith(String text) {
        if (text.codePoints().anyMatch(Texts::isLoneSurrogate)) {
            return Optional.of("must be whole characters; it has one half of a surrogate pair");
        }
        if (text.codePoints().anyMatch(Texts::controls)) {
            return Optional.of("must have no control characters or line breaks");
        }
        return !text.isEmpty() && text.codePoints().noneMatch(Texts::isVisible)
                ? Optional.of("must show something; it has only invisible characters")
                : Optional.empty();
    }

    /** The same for a text that names something. */
    static Optional<String> wrongWithName(String text) {
        return wrongWith(text)
                .or(() -> !text.isEmpty()
                                && (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length())))
                        ? Optional.of("must not begin or end with a space")
                        : Optional.empty());
    }

    /** Whether a text was made of bytes that are no UTF-8. */
    static boolean isBroken(String decoded) {
        return decoded.indexOf(REPLACEMENT) >= 0;
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean controls(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            // Hangul fillers and the empty Braille cell are letters and symbols that leave the paper white.
            default ->
                switch (character) {
                    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> false;
                    default -> true;
                };
        };
    }
}
