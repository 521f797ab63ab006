package shop.order.story;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * The story of an order.
 *
 * @param language in which it is told: en or ko
 * @param entries what happened, oldest first
 */
public record Timeline(OrderId orderId, String language, List<Entry> entries) {

    public Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * One thing that happened.
     *
     * @param context where it was recorded
     * @param at when it was recorded
     * @param when the same moment as people in the shop's market write it
     * @param actor who did it: a role, never a person
     * @param by the same in words
     * @param text what happened, in words
     * @param event the name of the event that it is recorded in
     * @param eventId the id of that event in the log
     * @param link where that event can be looked at; missing for customers, and where the log has no page that is known
     */
    @Schema(name = "StoryEntry")
    public record Entry(
            Context context,
            Instant at,
            String when,
            Actor actor,
            String by,
            String text,
            String event,
            String eventId,
            Optional<URI> link) {}

    /** Where something is recorded. */
    public enum Context {
        /** The order decided it, or somebody asked it to. */
        ORDER,
        /** It happened to the money. */
        PAYMENT,
        /** It happened to a parcel. */
        SHIPPING
    }

    /** Who does something. */
    public enum Actor {
        /** Whoever the order is for. */
        CUSTOMER,
        /** The shop, by its own programs or people. */
        SHOP,
        /** A person who helps customers. */
        SUPPORT,
        /** A person who packs and hands over. */
        WAREHOUSE,
        /** A person who keeps the system running. */
        OPERATOR,
        /** Nobody: it follows from what happened before, or from the time. */
        SYSTEM,
        /** Who brings the parcels. */
        CARRIER,
        /** The payment service provider. */
        PROVIDER,
        /** A person whose role was not recorded yet in those days. */
        PERSON
    }
}
