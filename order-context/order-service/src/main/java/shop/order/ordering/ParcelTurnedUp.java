package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel turns up after it was refunded or replaced (ORD-10). No money moves by itself; a person agrees with
 * the customer on what they keep.
 *
 * @param reported whether it was found again, or delivered
 * @param at by the carrier's clock
 * @param confirmsItself when the purchase does, by our clock, where it was delivered, is the last of it to arrive, and counts
 *     after all, since what was sent in its place is not sent (ORD-25)
 */
@Revision("1")
public record ParcelTurnedUp(
        OrderId orderId, String shipFrom, Sighting reported, Instant at, Optional<Instant> confirmsItself)
        implements ParcelFact {

    /** How it was seen. */
    public enum Sighting {
        FOUND_AGAIN,
        DELIVERED
    }

    /** Whether the customer has it. */
    boolean isDelivered() {
        return reported == Sighting.DELIVERED;
    }
}
