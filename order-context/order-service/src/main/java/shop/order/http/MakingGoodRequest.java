package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.MakingGoodReason;

/** Why a parcel that does not reach the customer is refunded. */
record MakingGoodRequest(
        @Schema(example = "CUSTOMERS_WISH") @NotNull Reason reason) {

    /** The reasons that people have; the shop's own rule is not theirs to give. */
    enum Reason {
        /** The customer wants it so. */
        CUSTOMERS_WISH(MakingGoodReason.CUSTOMERS_WISH),
        /** There is nothing left to send. */
        SOLD_OUT(MakingGoodReason.SOLD_OUT),
        /** Nothing speaks against sending it again. */
        IN_STOCK(MakingGoodReason.IN_STOCK),
        /** None of the others. */
        ANOTHER_REASON(MakingGoodReason.ANOTHER_REASON);

        private final MakingGoodReason reason;

        Reason(MakingGoodReason reason) {
            this.reason = reason;
        }

        MakingGoodReason reason() {
            return reason;
        }
    }
}
