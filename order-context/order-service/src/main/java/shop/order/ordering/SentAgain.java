package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;

/**
 * That units are sent again, at no charge, in a parcel of their own: those of a parcel that does not reach the customer, those
 * that came back and are exchanged, or those that arrived damaged, wrong or not at all.
 */
public interface SentAgain {
    OrderId orderId();

    /** The name of the parcel that they were in. */
    String shipFrom();

    /** The name of the parcel that they are sent in. */
    String replacement();

    /** Who sends them, and what they are. */
    ParcelContents contents();

    PersonalData shipTo();
}
