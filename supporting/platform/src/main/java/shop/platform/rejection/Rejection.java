package shop.platform.rejection;

import java.util.Map;

/**
 * What a rule says against a request. It crosses the server as it is, where exception classes do not.
 *
 * @param rule the id under which the rule catalogue lists the rule, such as {@code ORD-02}
 * @param code what exactly was wrong, for programs: {@code tenders-differ-from-total}
 * @param message the same for people: what was found, and the way out
 * @param facts the values that the decision rested on, by name
 */
public record Rejection(String rule, String code, String message, Map<String, String> facts) {

    public Rejection {
        facts = Map.copyOf(facts);
    }
}
