package shop.order.http;

import java.util.Arrays;

/** The header {@code Prefer} (RFC 7240): a list of preferences, of which those that are unknown here are none. */
final class Prefer {

    static final String NAME = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** Not to wait until what was asked can be read. */
    static final String RESPOND_ASYNC = "respond-async";

    /** To be told what would happen, and nothing else. Ours; no registry has it. */
    static final String DRY_RUN = "dry-run";

    private Prefer() {}

    /** Whatever value or parameters it comes with: none of ours has any. */
    static boolean asks(String header, String preference) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(each -> each.split("[;=]", 2)[0].strip())
                        .anyMatch(preference::equalsIgnoreCase);
    }
}
