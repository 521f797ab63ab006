package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel has reached its recipient.
 *
 * @param at by the carrier's clock
 * @param confirmsItself when the purchase does, by our clock, where this is the last of it to arrive and nobody says anything
 *     (ORD-25)
 */
@Revision("1")
public record ParcelDelivered(OrderId orderId, String shipFrom, Instant at, Optional<Instant> confirmsItself)
        implements ParcelFact {

    /** Where no purchase confirms itself. */
    public ParcelDelivered(OrderId orderId, String shipFrom, Instant at) {
        this(orderId, shipFrom, at, Optional.empty());
    }
}
