package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for the customer's means of payment. A magic token decides how the provider behaves; any other succeeds. Behind
 * points stands how it notifies, and whether an account is asked for: {@code tok_disputed.twice.late}.
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

    private static final String PAYS_TOO_LATE = "tok_pays_too_late";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Token {}

    /** Why the customer's means are refused; a slip is never. */
    Optional<DeclineReason> declineReason(Method method) {
        return paysTooLate() && method != Method.BANK_SLIP
                ? Optional.of(DeclineReason.TRY_AGAIN)
                : Optional.ofNullable(DECLINED.get(behaviour()));
    }

    /** The money comes nevertheless after it was declined, or the slip called off. */
    boolean paysTooLate() {
        return behaviour().equals(PAYS_TOO_LATE);
    }

    /** The operation is carried out, but its first answer is lost on the way. */
    boolean losesTheAnswer() {
        return behaviour().equals("tok_timeout_then_approve") || behaviour().equals("tok_timeout_then_decline");
    }

    /** The first request never reaches the provider. */
    boolean dropsTheConnection() {
        return behaviour().equals("tok_drops_connection");
    }

    boolean needsTheCustomer() {
        return behaviour().equals("tok_needs_customer");
    }

    boolean slipIsNeverPaid() {
        return behaviour().equals("tok_slip_never_paid") || paysTooLate();
    }

    boolean expiresSoon() {
        return behaviour().equals("tok_expires_soon");
    }

    boolean allowsOneCaptureOnly() {
        return behaviour().equals("tok_single_capture");
    }

    /** Whether the next try of a capture fails that has failed so often before. */
    boolean captureFailsAfter(long failures) {
        Matcher some = FAILS_AT_FIRST.matcher(behaviour());
        return behaviour().equals("tok_capture_fails") || some.matches() && failures < Long.parseLong(some.group(1));
    }

    boolean refundsFailLater() {
        return behaviour().equals("tok_refund_fails_later");
    }

    boolean refundsSettleLater() {
        return behaviour().equals("tok_refund_settles_later");
    }

    boolean isDisputed() {
        return behaviour().equals("tok_disputed") || isInquiredAbout();
    }

    /** The bank only asks, and takes no money. */
    boolean isInquiredAbout() {
        return behaviour().equals("tok_disputed_inquiry");
    }

    /** What was paid goes back to the payer. */
    boolean turnsBack() {
        return behaviour().equals("tok_slip_turns_back");
    }

    /** A slip whose money is transferred into an account of the provider's, which gives it back to one that it is told. */
    boolean isOfAnAccount(Method method) {
        return method == Method.BANK_SLIP && has("account");
    }

    /** Of what was paid with it, no part is given back, but all of it. */
    boolean isRefundedAsAWholeOnly() {
        return has("whole");
    }

    boolean notifiesTwice() {
        return has("twice");
    }

    boolean notifiesLate() {
        return has("late");
    }

    /** The first notification comes after those that follow it. */
    boolean notifiesReordered() {
        return has("reordered");
    }

    /** Its notifications are lost, all of them. */
    boolean notifiesNever() {
        return has("never");
    }

    private boolean has(String word) {
        return List.of(value.split("\\.")).indexOf(word) > 0;
    }

    private String behaviour() {
        int end = value.indexOf('.');
        return end < 0 ? value : value.substring(0, end);
    }
}
