package shop.order.tracking;

import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.WithdrawalExclusion;

/**
 * A line as it is kept for reading.
 *
 * @param withdrawalExclusion empty where it can be given back for a change of mind, and of lines that were kept before that was
 *     said
 */
record TrackedLine(
        String sku,
        String description,
        int quantity,
        Money unitPrice,
        Money discount,
        Money taxIncluded,
        String shipFrom,
        Money shippingFee,
        String withdrawalExclusion) {

    TrackedLine {
        withdrawalExclusion = withdrawalExclusion == null ? "" : withdrawalExclusion;
    }

    static TrackedLine of(OrderLine line) {
        return new TrackedLine(
                line.sku(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.taxIncluded(),
                line.shipFrom(),
                line.shippingFee(),
                line.withdrawalExclusion().map(WithdrawalExclusion::name).orElse(""));
    }

    OrderLine view() {
        return new OrderLine(
                sku,
                description,
                quantity,
                unitPrice,
                discount,
                taxIncluded,
                shipFrom,
                shippingFee,
                Optional.of(withdrawalExclusion).filter(why -> !why.isEmpty()).map(WithdrawalExclusion::valueOf));
    }
}
