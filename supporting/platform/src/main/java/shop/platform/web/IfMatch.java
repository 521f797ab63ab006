package shop.platform.web;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.http.InvalidField;

/** The header {@code If-Match} (RFC 9110, 13.1.1): on which versions of what it changes a request insists. */
public final class IfMatch {

    static final String NAME = "If-Match";

    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7e]*)\"";
    /** Without a way back from a tag, which would take a place on the stack for each. */
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(?:\\s*,\\s*" + TAG + ")*+\\s*");

    private static final Pattern EACH = Pattern.compile(TAG);
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:-[a-z]{2})?");

    private IfMatch() {}

    /**
     * The versions that the header names, in whichever language they were told; empty where it is missing, or {@code *}. A tag
     * that is weak, or none of ours, is the tag of no version.
     *
     * @throws InvalidField when it is not such a header
     */
    public static Optional<Set<Long>> versions(String header) {
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        if (!LIST.matcher(header).matches()) {
            throw new InvalidField(NAME, "must be what ETag said, such as \"5\", or *");
        }
        var versions = new LinkedHashSet<Long>();
        Matcher tags = EACH.matcher(header);
        while (tags.find()) {
            Matcher version = VERSION.matcher(tags.group(2));
            if (tags.group(1) == null && version.matches()) {
                versions.add(Long.valueOf(version.group(1)));
            }
        }
        return Optional.of(versions);
    }
}
