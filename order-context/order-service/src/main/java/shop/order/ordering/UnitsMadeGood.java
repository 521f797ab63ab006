package shop.order.ordering;

import java.util.List;
import shop.order.api.DeliveryFault;
import shop.order.api.ParcelContents;

/** That units which arrived damaged, wrong or not at all are paid back, or sent again, without coming back (ORD-23). */
public sealed interface UnitsMadeGood extends ParcelFact permits UnitsRefunded, UnitsReplaced {
    /** Names it among those for the order. */
    String request();

    /** Which they are, of the parcel. */
    List<ParcelContents.Item> items();

    DeliveryFault fault();
}
