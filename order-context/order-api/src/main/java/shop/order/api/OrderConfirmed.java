package shop.order.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;

/**
 * Recorded when every tender is authorised or paid (ORD-03), and no person holds the order (ORD-21): the goods may go.
 *
 * @param parcels what is to be sent, one parcel per ship-from (ORD-09)
 * @param promisedDelivery the calendar day at the destination by which delivery was promised, if any
 */
@Revision("1")
public record OrderConfirmed(
        OrderId orderId, PersonalData shipTo, List<ParcelContents> parcels, Optional<LocalDate> promisedDelivery)
        implements OrderEvent {

    public OrderConfirmed {
        parcels = List.copyOf(parcels);
    }
}
