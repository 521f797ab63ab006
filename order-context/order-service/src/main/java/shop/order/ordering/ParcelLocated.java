package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;

/**
 * Recorded when a person has found out where a parcel is that a carrier has had (ORD-10, SHP-14).
 *
 * @param confirmsItself as of {@link ParcelDelivered}, where the customer has it
 */
@Revision("1")
public record ParcelLocated(
        OrderId orderId, String shipFrom, Whereabouts where, WhereaboutsReason reason, Optional<Instant> confirmsItself)
        implements ParcelFact {

    /** Where no purchase confirms itself. */
    public ParcelLocated(OrderId orderId, String shipFrom, Whereabouts where, WhereaboutsReason reason) {
        this(orderId, shipFrom, where, reason, Optional.empty());
    }
}
