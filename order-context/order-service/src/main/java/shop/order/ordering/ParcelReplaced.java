package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.MakingGoodReason;
import shop.order.api.ParcelContents;

/**
 * Recorded when it is decided that the units of a parcel which does not reach the customer are sent again, at no charge
 * (ORD-10, ORD-23), or some of them, and the others paid back.
 *
 * @param replacement the name of the parcel that they are sent in
 * @param contents who sends them, and what they are
 * @param refunded what of the parcel is paid back instead; none where all of it is sent again
 */
@Revision("1")
public record ParcelReplaced(
        OrderId orderId,
        String shipFrom,
        String replacement,
        ParcelContents contents,
        PersonalData shipTo,
        MakingGoodReason reason,
        Optional<List<ParcelContents.Item>> refunded)
        implements ParcelFact, SentAgain {

    public ParcelReplaced {
        refunded = refunded.map(List::copyOf);
    }

    /** All of it is sent again. */
    public ParcelReplaced(
            OrderId orderId,
            String shipFrom,
            String replacement,
            ParcelContents contents,
            PersonalData shipTo,
            MakingGoodReason reason) {
        this(orderId, shipFrom, replacement, contents, shipTo, reason, Optional.empty());
    }

    /** The units that are paid back instead. */
    Units unitsRefunded() {
        return refunded.map(Units::of).orElse(Units.NONE);
    }
}
