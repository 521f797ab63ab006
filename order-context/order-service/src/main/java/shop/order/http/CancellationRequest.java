package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.CancellationReason;

/** Why somebody gives an order up. */
record CancellationRequest(
        @Schema(example = "ORDERED_BY_MISTAKE") @NotNull Reason reason) {

    /** The reasons that people have; those that the system finds by itself are not theirs to give. */
    enum Reason {
        /** It was never meant. */
        ORDERED_BY_MISTAKE(CancellationReason.ORDERED_BY_MISTAKE),
        /** It was meant, and is not wanted any more. */
        NOT_WANTED_ANY_MORE(CancellationReason.NOT_WANTED_ANY_MORE),
        /** It would come too late. */
        TAKES_TOO_LONG(CancellationReason.TAKES_TOO_LONG),
        /** Others ask less for it. */
        CHEAPER_ELSEWHERE(CancellationReason.CHEAPER_ELSEWHERE),
        /** None of the others. */
        ANOTHER_REASON(CancellationReason.ANOTHER_REASON);

        private final CancellationReason reason;

        Reason(CancellationReason reason) {
            this.reason = reason;
        }

        CancellationReason reason() {
            return reason;
        }
    }
}
