package shop.order.ordering;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;

/**
 * Recorded when units that were not there when a parcel was packed are sent by another ship-from instead, in a parcel of their
 * own (ORD-14).
 *
 * @param report names the report by which they were not there
 * @param apart the name of the parcel that they are sent in
 * @param contents who sends them, and what they are
 * @param promisedDelivery as it was promised for the parcel; none where nothing was
 */
@Revision("1")
public record UnitsMoved(
        OrderId orderId,
        String shipFrom,
        String report,
        String apart,
        ParcelContents contents,
        PersonalData shipTo,
        Optional<LocalDate> promisedDelivery)
        implements SentApart {}
