package shop.order.api;

import java.util.Optional;
import shop.kernel.Money;

/**
 * One line of an order.
 *
 * @param quantity 1 or more
 * @param unitPrice the price of one unit, tax included
 * @param discount this line's share of discounts, not negative
 * @param taxIncluded the tax that the price contains, for information
 * @param shipFrom the seller or warehouse that sends it: 1 to 64 letters, digits or hyphens
 * @param shippingFee what sending this line costs the customer, not negative
 * @param withdrawalExclusion why it cannot be given back for a change of mind, where it cannot: the shop says with it that the
 *     customer was told before they bought it, and has agreed where the law wants that (ORD-24)
 */
public record OrderLine(
        String sku,
        String description,
        int quantity,
        Money unitPrice,
        Money discount,
        Money taxIncluded,
        String shipFrom,
        Money shippingFee,
        Optional<WithdrawalExclusion> withdrawalExclusion) {

    /** What can be given back for a change of mind. */
    public OrderLine(
            String sku,
            String description,
            int quantity,
            Money unitPrice,
            Money discount,
            Money taxIncluded,
            String shipFrom,
            Money shippingFee) {
        this(sku, description, quantity, unitPrice, discount, taxIncluded, shipFrom, shippingFee, Optional.empty());
    }

    /** What the customer pays for this line: quantity times price, less the discount, plus the shipping fee. */
    public Money amount() {
        return unitPrice.times(quantity).minus(discount).plus(shippingFee);
    }
}
