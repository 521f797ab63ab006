package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.OutcomeEvidence;

/** What a person has found out about an operation of which the provider gives no outcome. */
record OutcomeRequest(
        @Schema(
                description = "the key of an open operation, as the payment tells it",
                example = "payment-two-blue-mugs-1/3")
        @NotNull
        @Pattern(
                regexp = "payment-[A-Za-z0-9-]{1,80}/[1-9][0-9]{0,8}",
                message = "must be the key of an operation, as the payment tells it")
        String operationKey,

        @Schema(example = "DONE") @NotNull FoundOutcome outcome,

        @Schema(example = "SEEN_AT_THE_PROVIDER") @NotNull OutcomeEvidence evidence) {}
