package shop.order.ordering;

import java.util.List;
import shop.order.api.ParcelContents;

/** What becomes of units that are not to be sent with their parcel, or cannot be. */
public sealed interface UnitsFact extends ParcelFact
        permits UnitsCancellationRequested, UnitsCancelled, UnitsCancellationRefused {
    /** Names the request, or the report, that this is about. */
    String request();

    /** Which they are. */
    List<ParcelContents.Item> items();
}
