package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ParcelAgreement;

/** Recorded when it is agreed with the customer what becomes of a parcel that turned up after it was made good (ORD-10). */
@Revision("1")
public record ParcelAgreedUpon(OrderId orderId, String shipFrom, ParcelAgreement agreed) implements ParcelFact {}
