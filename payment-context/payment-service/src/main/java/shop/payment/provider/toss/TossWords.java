package shop.payment.provider.toss;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import shop.payment.api.DeclineReason;
import shop.payment.collecting.PaymentRefundRequested;

/** The error codes of Toss Payments (docs.tosspayments.com/reference/error-codes), and our words. */
final class TossWords {

    private static final Pattern ATTEMPT = Pattern.compile(" / \\d+$");

    /** Confirming was refused: no money was taken. */
    static final Map<String, DeclineReason> DECLINED = Map.ofEntries(
            entry("BELOW_MINIMUM_AMOUNT", DeclineReason.REFUSED),
            entry("CARD_PROCESSING_ERROR", DeclineReason.TRY_AGAIN),
            entry("EXCEED_MAX_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_AUTH_COUNT", DeclineReason.REFUSED),
            entry("EXCEED_MAX_CARD_INSTALLMENT_PLAN", DeclineReason.REFUSED),
            entry("EXCEED_MAX_DAILY_PAYMENT_COUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_DAY_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("EXCEED_MAX_PAYMENT_AMOUNT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("FDS_ERROR", DeclineReason.SUSPECTED_FRAUD),
            entry("INVALID_ACCOUNT_INFO_RE_REGISTER", DeclineReason.REFUSED),
            entry("INVALID_AUTHORIZE_AUTH", DeclineReason.REFUSED),
            entry("INVALID_CARD_EXPIRATION", DeclineReason.EXPIRED_CARD),
            entry("INVALID_CARD_INSTALLMENT_PLAN", DeclineReason.REFUSED),
            entry("INVALID_CARD_LOST_OR_STOLEN", DeclineReason.SUSPECTED_FRAUD),
            entry("INVALID_CARD_NUMBER", DeclineReason.REFUSED),
            entry("INVALID_PASSWORD", DeclineReason.REFUSED),
            entry("INVALID_REJECT_CARD", DeclineReason.REFUSED),
            entry("INVALID_REQUEST", DeclineReason.REFUSED),
            entry("INVALID_STOPPED_CARD", DeclineReason.REFUSED),
            entry("INVALID_UNREGISTERED_SUBMALL", DeclineReason.REFUSED),
            entry("NOT_ALLOWED_POINT_USE", DeclineReason.REFUSED),
            entry("NOT_AVAILABLE_BANK", DeclineReason.TRY_AGAIN),
            entry("NOT_AVAILABLE_PAYMENT", DeclineReason.TRY_AGAIN),
            entry("NOT_FOUND_PAYMENT", DeclineReason.REFUSED),
            // The payer has let the ten minutes pass in which it can be confirmed.
            entry("NOT_FOUND_PAYMENT_SESSION", DeclineReason.TRY_AGAIN),
            entry("NOT_FOUND_TERMINAL_ID", DeclineReason.REFUSED),
            entry("NOT_REGISTERED_BUSINESS", DeclineReason.REFUSED),
            entry("NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT", DeclineReason.REFUSED),
            entry("NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN", DeclineReason.REFUSED),
            entry("REJECT_ACCOUNT_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("REJECT_CARD_COMPANY", DeclineReason.REFUSED),
            entry("REJECT_CARD_PAYMENT", DeclineReason.INSUFFICIENT_FUNDS),
            entry("REJECT_TOSSPAY_INVALID_ACCOUNT", DeclineReason.REFUSED),
            entry("RESTRICTED_TRANSFER_ACCOUNT", DeclineReason.REFUSED),
            entry("UNAPPROVED_ORDER_ID", DeclineReason.REFUSED));

    /** Cancelling was refused: nothing was given back. */
    static final Set<String> NOT_GIVEN_BACK = Set.of(
            "ALREADY_REFUND_PAYMENT",
            "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
            "INVALID_BANK",
            "INVALID_REFUND_ACCOUNT_INFO",
            "INVALID_REFUND_ACCOUNT_NUMBER",
            "INVALID_REQUEST",
            "NOT_ALLOWED_PARTIAL_REFUND",
            "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
            "NOT_CANCELABLE_AMOUNT",
            "NOT_CANCELABLE_PAYMENT",
            "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
            "NOT_FOUND_PAYMENT",
            "NOT_MATCHES_REFUNDABLE_AMOUNT",
            "REFUND_REJECTED");

    /** It is in another state than we thought: its books say in which. */
    static final Set<String> ELSEWHERE = Set.of("ALREADY_CANCELED_PAYMENT", "ALREADY_PROCESSED_PAYMENT");

    private TossWords() {}

    /**
     * What a cancel says why it is made, by which it is found again: the refund; and, as this may be put several times one after
     * the other, to another account or once more, which attempt it is.
     */
    static String reasonOf(PaymentRefundRequested request) {
        String key = request.operationKey();
        return request.refundId() + " / " + key.substring(key.lastIndexOf('/') + 1);
    }

    /**
     * Whether a cancel is what came of this. A refund is given back once, by whichever attempt; one that came to nothing is the
     * end of its own attempt only.
     */
    static boolean isOf(PaymentRefundRequested request, Toss.Cancelled part) {
        return part.isAborted()
                ? reasonOf(request).equals(part.cancelReason())
                : request.refundId().equals(refundOf(part.cancelReason()));
    }

    /** Which refund a cancel was made for. */
    static String refundOf(String reason) {
        return ATTEMPT.matcher(reason).replaceFirst("");
    }
}
