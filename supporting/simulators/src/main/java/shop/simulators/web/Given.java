package shop.simulators.web;

/** What of a request has to be there, and how long it may be: in characters, of which some take two of Java's. */
public final class Given {

    private static final int LONGEST_TEXT = 255;

    private Given() {}

    /** @throws IllegalArgumentException when it is missing */
    public static void required(Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /** @throws IllegalArgumentException when it is missing, blank or too long */
    public static void text(String text, String name) {
        text(text, name, LONGEST_TEXT);
    }

    /** @throws IllegalArgumentException when it is missing, blank or longer than that many characters */
    public static void text(String text, String name, int longest) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        bounded(text, name, longest);
    }

    /** @throws IllegalArgumentException when it is too long */
    public static void bounded(String text, String name) {
        bounded(text, name, LONGEST_TEXT);
    }

    /** @throws IllegalArgumentException when it is less than 0 */
    public static void notNegative(long number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more");
        }
    }

    private static void bounded(String text, String name, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(name + " must have at most " + longest + " characters");
        }
    }
}
