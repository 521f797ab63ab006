package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.MakingGoodReason;
import shop.order.api.ParcelContents;

/**
 * Recorded when it is decided that the units of a parcel which does not reach the customer are sent again, at no charge
 * (ORD-10, ORD-23).
 *
 * @param replacement the name of the parcel that they are sent in
 * @param contents who sends them, and what they are
 */
@Revision("1")
public record ParcelReplaced(
        OrderId orderId,
        String shipFrom,
        String replacement,
        ParcelContents contents,
        PersonalData shipTo,
        MakingGoodReason reason)
        implements ParcelFact {}
