package shop.starting;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the token of a part that has no users of its own is written: long enough not to be guessed, and of nothing that means
 * something else in an address, a header or a variable, where it stands as it is.
 */
public final class TokenForm {

    public static final String IN_WORDS = "20 to 200 letters, digits, hyphens and underscores";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{20,200}");

    private TokenForm() {}

    public static boolean isThatOf(String token) {
        return FORM.matcher(token).matches();
    }

    /** The environment's variable that sets the property in which it is named: {@code SHOP_REGISTRY_TOKEN}. */
    public static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
