package shop.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in a list, as callers carry them from one page to the next. What is in a cursor is nobody's business. */
public final class Cursors {

    /** The form of every cursor, for the description of an API. */
    public static final String LOOKS_LIKE = "[A-Za-z0-9_-]{1,240}";

    private final Pattern form;

    /** @param id the form of the ids of what is listed, so that no cursor of another list is taken for one of this */
    public Cursors(String id) {
        form = Pattern.compile("([a-z])(\\d{1,15})\\.(" + id + ")");
    }

    /**
     * @param at of what stands at the place, to the millisecond
     * @param id of the same; decides between two of one millisecond
     */
    public String of(boolean oldestFirst, Instant at, String id) {
        return of(letter(oldestFirst), at, id);
    }

    private static char letter(boolean oldestFirst) {
        return oldestFirst ? 'o' : 'n';
    }

    /** The same for a list that is sorted in more than two ways. */
    public String of(char order, Instant at, String id) {
        String plain = order + "" + at.toEpochMilli() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The place that a cursor names.
     *
     * @throws NotFound when no page of this list has told it
     * @throws Conflict when one of the other sort order has
     */
    public <P> P read(String cursor, boolean oldestFirst, BiFunction<Instant, String, P> place) {
        return read(cursor, letter(oldestFirst), place);
    }

    /** The same for a list that is sorted in more than two ways. */
    public <P> P read(String cursor, char order, BiFunction<Instant, String, P> place) {
        Matcher parts = form.matcher(decoded(cursor));
        if (!parts.matches()) {
            throw new NotFound(
                    "page-not-found",
                    "There is no page behind this cursor; begin anew without it, and send what a page told as 'next'.");
        }
        if (parts.group(1).charAt(0) != order) {
            throw new Conflict(
                    "cursor-of-the-other-order",
                    "This cursor was told for the other sort order; begin anew without it.");
        }
        return place.apply(Instant.ofEpochMilli(Long.parseLong(parts.group(2))), parts.group(3));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
