package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** What shows that a disputed payment is right. */
record EvidenceRequest(
        @Schema(
                description =
                        "what shows that the payment is right, in 1 to 2000 characters; no names or addresses, and never a card number",
                example = "Delivered on 12 January, tracking code SIM0A1B.")
        @NotNull
        String evidence) {}
