package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel turns up after it was refunded or replaced (ORD-10). No money moves by itself; a person agrees with
 * the customer on what they keep.
 *
 * @param reported whether it was found again, or delivered
 * @param at by the carrier's clock
 */
@Revision("1")
public record ParcelTurnedUp(OrderId orderId, String shipFrom, Sighting reported, Instant at) implements ParcelFact {

    /** How it was seen. */
    public enum Sighting {
        FOUND_AGAIN,
        DELIVERED
    }
}
