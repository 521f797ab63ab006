package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier reports of a parcel that was cancelled (SHP-14). A person has to look where the goods are, and
 * whether they are paid for.
 *
 * @param reported where the parcel is, in shipping's words
 */
@Revision("1")
public record CancelledParcelScanned(OrderId orderId, String shipFrom, String reported) implements ParcelFact {}
