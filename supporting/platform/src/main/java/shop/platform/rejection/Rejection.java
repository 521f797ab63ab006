package shop.platform.rejection;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import shop.wording.Formats;

/**
 * What a rule says against a request. It crosses the server as it is, where exception classes do not.
 *
 * @param rule the id under which the rule catalogue lists the rule, as callers are told it
 * @param code what exactly was wrong, for programs: {@code tenders-differ-from-total}
 * @param message the same for people: what was found, and the way out; its amounts stand in it as people write them, its
 *     times as ISO 8601 does, for it knows no time zone
 * @param facts the values that the decision rested on, by name
 * @param aboutContent whether the request breaks the rule by itself, whatever has happened before; otherwise it is in
 *     conflict with that, and might be accepted at another time
 */
public record Rejection(String rule, String code, String message, Map<String, String> facts, boolean aboutContent) {

    private static final Formats ENGLISH = new Formats(Locale.UK, ZoneOffset.UTC);

    public Rejection {
        message = ENGLISH.withAmounts(message);
        facts = Map.copyOf(facts);
    }

    /** One that is in conflict with what has happened. */
    public Rejection(String rule, String code, String message, Map<String, String> facts) {
        this(rule, code, message, facts, false);
    }
}
