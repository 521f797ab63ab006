package shop.order.api;

import java.util.List;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a purchase is final, so that whoever sent the goods can be paid, and the customer gets their points (ORD-25).
 * What is not as it was offered may come back nevertheless.
 *
 * @param items what the customer keeps, in the order of the lines
 * @param paid what they have paid in all, goodwill taken off, and with what was withheld of returns
 */
@Revision("1")
public record PurchaseConfirmed(
        OrderId orderId, String customerId, PurchaseConfirmedBy by, List<Item> items, Money paid)
        implements OrderEvent {

    public PurchaseConfirmed {
        items = List.copyOf(items);
    }

    /**
     * Units of a line that the customer keeps.
     *
     * @param line its number in the order, from 1
     * @param shipFrom who sent them
     * @param amount what they cost, shipping included
     */
    public record Item(int line, String sku, String shipFrom, int quantity, Money amount) {}
}
