package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.MakingGoodReason;
import shop.order.ordering.ReturnSettled.Withheld;

/**
 * Recorded when it is decided that a parcel which does not reach the customer is paid back (ORD-10): no unit of it is owed
 * or paid for any more.
 *
 * @param withheld what is kept of each tender nevertheless, where it was sent in exchange for what came back (ORD-16)
 */
@Revision("1")
public record ParcelRefunded(
        OrderId orderId, String shipFrom, MakingGoodReason reason, Optional<List<Withheld>> withheld)
        implements ParcelFact {

    public ParcelRefunded {
        withheld = withheld.map(List::copyOf);
    }

    /** Where nothing is withheld. */
    public ParcelRefunded(OrderId orderId, String shipFrom, MakingGoodReason reason) {
        this(orderId, shipFrom, reason, Optional.empty());
    }
}
