package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.HoldOrder;
import shop.order.api.OrderHoldReason;

/**
 * Why a person keeps an order, or a parcel of it, from being sent.
 *
 * @param note for the shop and support; name nobody in it, it is kept as long as the order's story
 * @param parcel the parcel, as the order names it; the order as a whole, if left out
 */
record HoldRequest(
        @Schema(example = "FRAUD_SUSPECTED") @NotNull Reason reason,

        @Schema(example = "the third order of this size today") @Size(min = 1, max = 200)
        String note,

        @Schema(example = "warehouse-berlin")
        @Pattern(regexp = OrdersApi.PARCEL, message = "must be the name of a parcel, as the order tells it")
        String parcel) {

    /** The reasons that people have; what customers are told instead is not theirs to give. */
    enum Reason {
        /** Somebody else may have ordered it, or pays with what is not theirs. */
        FRAUD_SUSPECTED(OrderHoldReason.FRAUD_SUSPECTED),
        /** The customer wants it later. */
        CUSTOMERS_WISH(OrderHoldReason.CUSTOMERS_WISH),
        /** Nobody is sure that anything arrives there. */
        ADDRESS_TO_BE_CHECKED(OrderHoldReason.ADDRESS_TO_BE_CHECKED),
        /** Money that was there has turned back. */
        PAYMENT_TURNED_BACK(OrderHoldReason.PAYMENT_TURNED_BACK),
        /** None of the others; the note says what. */
        OTHER(OrderHoldReason.OTHER);

        private final OrderHoldReason reason;

        Reason(OrderHoldReason reason) {
            this.reason = reason;
        }
    }

    HoldOrder command(OrderId order) {
        return new HoldOrder(order, Optional.ofNullable(parcel), reason.reason, Optional.ofNullable(note));
    }
}
