package shop.order.api;

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
 */
public record OrderLine(
        String sku,
        String description,
        int quantity,
        Money unitPrice,
        Money discount,
        Money taxIncluded,
        String shipFrom,
        Money shippingFee) {

    /** What the customer pays for this line: quantity times price, less the discount, plus the shipping fee. */
    public Money amount() {
        return unitPrice.times(quantity).minus(discount).plus(shippingFee);
    }
}
