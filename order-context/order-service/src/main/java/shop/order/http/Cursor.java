package shop.order.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.order.api.FindOrders.Place;
import shop.platform.web.Conflict;
import shop.platform.web.NotFound;

/** A place in the list of orders, as callers carry it from one page to the next. What is in it is nobody's business. */
final class Cursor {

    static final String LOOKS_LIKE = "[A-Za-z0-9_-]{1,120}";

    private static final Pattern FORM = Pattern.compile("([no])(\\d{1,15})\\.(order-[A-Za-z0-9-]{1,64})");

    private Cursor() {}

    static String of(Place place, boolean oldestFirst) {
        String plain = (oldestFirst ? "o" : "n") + place.placedAt().toEpochMilli() + "." + place.orderId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @throws NotFound when no page has told it
     * @throws Conflict when one of the other order has
     */
    static Place read(String cursor, boolean oldestFirst) {
        Matcher parts = FORM.matcher(decoded(cursor));
        if (!parts.matches()) {
            throw new NotFound("page behind this cursor; begin anew without it, and send what a page told as 'next'");
        }
        if (parts.group(1).equals("o") != oldestFirst) {
            throw new Conflict(
                    "cursor-of-the-other-order",
                    "This cursor was told for the other sort order; begin anew without it.");
        }
        return new Place(Instant.ofEpochMilli(Long.parseLong(parts.group(2))), parts.group(3));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
