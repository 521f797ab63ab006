package shop.order.ordering;

import shop.order.api.ParcelContents;

/**
 * A parcel in which is sent what was added to an order (ORD-17).
 *
 * @param parcel its name in the order
 */
public record AddedParcel(String parcel, ParcelContents contents) {}
