package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.payment.accounts.RefundAccount;

/**
 * An account of the payer's.
 *
 * @param bank its bank
 * @param number its number
 * @param holder whose it is
 */
record RefundAccountRequest(
        @Schema(
                description = "the code of three digits of a Korean bank, as the clearings institute gives it: 088 is"
                        + " Shinhan Bank",
                example = "088")
        @NotNull
        String bank,

        @Schema(description = "6 to 20 digits, with or without hyphens", example = "110-123-456789") @NotNull
        String number,

        @Schema(description = "whose it is, as the bank knows them, 1 to 60 characters", example = "김민지") @NotNull
        String holder) {

    RefundAccount account() {
        return new RefundAccount(bank, number.replace("-", ""), holder.strip());
    }

    /** Tells nobody whose it is. */
    @Override
    public String toString() {
        return "an account of the payer's";
    }
}
