package shop.wording.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes words of the names in the code: {@code TenderDeclined} says "tender declined". */
public final class Words {

    private static final Pattern BORDERS = Pattern.compile("_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Words() {}

    /** Of a name in camel case; abbreviations keep their capitals. */
    public static String of(String name) {
        return Arrays.stream(BORDERS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> isAbbreviation(word) ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Of a constant; nothing in it is an abbreviation, for all is in capitals. */
    public static String of(Enum<?> constant) {
        return of(constant.name().toLowerCase(Locale.ROOT));
    }

    /** Of a component: an order id is the order, to people. */
    public static String label(String component) {
        String words = of(component);
        return words.endsWith(" id") ? words.substring(0, words.length() - " id".length()) : words;
    }

    public static String capitalised(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean isAbbreviation(String word) {
        return word.length() > 1
                && word.equals(word.toUpperCase(Locale.ROOT))
                && !word.chars().allMatch(Character::isDigit);
    }
}
