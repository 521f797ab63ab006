package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for the customer's means of payment. A magic token decides how the provider behaves; any other succeeds.
 *
 * @param value as the caller sent it
 */
record Token(@JsonValue String value) {

    private static final Pattern FAILS_AT_FIRST = Pattern.compile("tok_capture_fails_([1-9])");

    private static final Map<String, DeclineReason> DECLINED = Map.of(
            "tok_decline_insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS,
            "tok_decline_fraud", DeclineReason.SUSPECTED_FRAUD,
            "tok_decline_expired_card", DeclineReason.EXPIRED_CARD,
            "tok_decline_try_again", DeclineReason.TRY_AGAIN,
            "tok_timeout_then_decline", DeclineReason.INSUFFICIENT_FUNDS);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Token {}

    Optional<DeclineReason> declineReason() {
        return Optional.ofNullable(DECLINED.get(value));
    }

    /** The operation is carried out, but its first answer is lost on the way. */
    boolean losesTheAnswer() {
        return value.equals("tok_timeout_then_approve") || value.equals("tok_timeout_then_decline");
    }

    /** The first request never reaches the provider. */
    boolean dropsTheConnection() {
        return value.equals("tok_drops_connection");
    }

    boolean needsTheCustomer() {
        return value.equals("tok_needs_customer");
    }

    boolean slipIsNeverPaid() {
        return value.equals("tok_slip_never_paid");
    }

    boolean expiresSoon() {
        return value.equals("tok_expires_soon");
    }

    boolean allowsOneCaptureOnly() {
        return value.equals("tok_single_capture");
    }

    /** Whether the next try of a capture fails that has failed so often before. */
    boolean captureFailsAfter(long failures) {
        Matcher some = FAILS_AT_FIRST.matcher(value);
        return value.equals("tok_capture_fails") || some.matches() && failures < Long.parseLong(some.group(1));
    }

    boolean refundsFailLater() {
        return value.equals("tok_refund_fails_later");
    }

    boolean isDisputed() {
        return value.equals("tok_disputed");
    }
}
