package shop.order.ordering;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;

/**
 * Recorded when a ship-from sends a part of a parcel in one of its own (ORD-30).
 *
 * @param split names it among those of the parcel
 * @param apart the name of the parcel that they are sent in
 * @param contents who sends them, and what they are
 * @param promisedDelivery as it was promised for the parcel; none where nothing was
 */
@Revision("1")
public record ParcelSplit(
        OrderId orderId,
        String shipFrom,
        String split,
        String apart,
        ParcelContents contents,
        PersonalData shipTo,
        Optional<LocalDate> promisedDelivery)
        implements SentApart {}
