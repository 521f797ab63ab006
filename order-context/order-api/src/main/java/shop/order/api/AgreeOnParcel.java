package shop.order.api;

import shop.kernel.OrderId;

/**
 * Says what was agreed with the customer on a parcel that turned up after it was refunded or replaced (ORD-10). The same again
 * changes nothing; something else takes the place of what was said before.
 *
 * @param parcel its name in the order
 */
public record AgreeOnParcel(OrderId orderId, String parcel, ParcelAgreement agreed) {}
