package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.ordering.ReturnSettled.Withheld;

/**
 * Recorded when the goods of a parcel stay where they are.
 *
 * @param withheld what is kept of each tender nevertheless, where they were to be sent in exchange for what came back (ORD-16)
 */
@Revision("1")
public record ParcelCancelled(OrderId orderId, String shipFrom, Optional<List<Withheld>> withheld)
        implements ParcelFact {

    public ParcelCancelled {
        withheld = withheld.map(List::copyOf);
    }

    /** Where nothing is withheld. */
    public ParcelCancelled(OrderId orderId, String shipFrom) {
        this(orderId, shipFrom, Optional.empty());
    }
}
