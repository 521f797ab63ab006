package shop.order.ordering;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;

/** Units of a parcel are sent in one of their own: it needs several, or they are not there and another ship-from sends them. */
public sealed interface SentApart extends ParcelFact permits ParcelSplit, UnitsMoved {
    /** The name of the parcel that they are sent in. */
    String apart();

    /** Who sends them, and what they are. */
    ParcelContents contents();

    /** Where they go. */
    PersonalData shipTo();

    /** As it was promised for the parcel; none where nothing was. */
    Optional<LocalDate> promisedDelivery();
}
