package shop.payment.provider.stripe;

import static java.util.Map.entry;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.StripeError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.provider.NoAnswer;

/**
 * Stripe's words, and ours: its error codes (docs.stripe.com/error-codes), decline codes
 * (docs.stripe.com/declines/codes), and the reasons and states of its disputes
 * (docs.stripe.com/api/disputes/object).
 */
final class StripeWords {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,80}");

    /** Why a card was declined; whatever is not named here is refused without a reason. */
    static final Map<String, DeclineReason> OF_DECLINE = Map.ofEntries(
            entry("insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS),
            entry("card_velocity_exceeded", DeclineReason.INSUFFICIENT_FUNDS),
            entry("withdrawal_count_limit_exceeded", DeclineReason.INSUFFICIENT_FUNDS),
            entry("expired_card", DeclineReason.EXPIRED_CARD),
            entry("fraudulent", DeclineReason.SUSPECTED_FRAUD),
            entry("lost_card", DeclineReason.SUSPECTED_FRAUD),
            entry("stolen_card", DeclineReason.SUSPECTED_FRAUD),
            entry("merchant_blacklist", DeclineReason.SUSPECTED_FRAUD),
            entry("pickup_card", DeclineReason.SUSPECTED_FRAUD),
            entry("security_violation", DeclineReason.SUSPECTED_FRAUD),
            entry("approve_with_id", DeclineReason.TRY_AGAIN),
            entry("issuer_not_available", DeclineReason.TRY_AGAIN),
            entry("processing_error", DeclineReason.TRY_AGAIN),
            entry("reenter_transaction", DeclineReason.TRY_AGAIN),
            entry("try_again_later", DeclineReason.TRY_AGAIN));

    /** Error codes that say more of a payment that was not made than that it was not. */
    static final Map<String, DeclineReason> OF_ERROR = Map.ofEntries(
            entry("insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS),
            entry("charge_exceeds_source_limit", DeclineReason.INSUFFICIENT_FUNDS),
            entry("expired_card", DeclineReason.EXPIRED_CARD),
            entry("invalid_expiry_month", DeclineReason.EXPIRED_CARD),
            entry("invalid_expiry_year", DeclineReason.EXPIRED_CARD),
            entry("request_blocked", DeclineReason.SUSPECTED_FRAUD),
            entry("card_decline_rate_limit_exceeded", DeclineReason.TRY_AGAIN),
            entry("payment_method_not_available", DeclineReason.TRY_AGAIN),
            entry("payment_method_provider_timeout", DeclineReason.TRY_AGAIN),
            entry("processing_error", DeclineReason.TRY_AGAIN));

    /** Error codes of a request that it did not begin to carry out: nothing was set aside, taken or given back. */
    static final Set<String> NOT_BEGUN = Set.of(
            "amount_too_large",
            "amount_too_small",
            "charge_exceeds_transaction_limit",
            "charge_invalid_parameter",
            "country_unsupported",
            "incorrect_address",
            "invalid_card_type",
            "invalid_characters",
            "invalid_charge_amount",
            "livemode_mismatch",
            "missing",
            "parameter_invalid_empty",
            "parameter_invalid_integer",
            "parameter_invalid_string_blank",
            "parameter_invalid_string_empty",
            "parameter_missing",
            "parameter_unknown",
            "parameters_exclusive",
            "payment_intent_incompatible_payment_method",
            "payment_intent_invalid_parameter",
            "payment_intent_mandate_invalid",
            "payment_intent_payment_attempt_expired",
            "payment_intent_payment_attempt_failed",
            "payment_method_billing_details_address_missing",
            "payment_method_configuration_failures",
            "payment_method_currency_mismatch",
            "payment_method_customer_decline",
            "payment_method_invalid_parameter",
            "payment_method_invalid_parameter_testmode",
            "payment_method_provider_decline",
            "payment_method_unactivated",
            "payment_method_unexpected_state",
            "payment_method_unsupported_type",
            "resource_missing",
            "testmode_charges_only",
            "token_already_used",
            "token_card_network_invalid",
            "token_in_use");

    /** Nothing is set aside any more that could be taken. */
    static final Set<String> NOTHING_TO_CAPTURE = Set.of(
            "capture_charge_authorization_expired", "capture_unauthorized_payment", "charge_expired_for_capture");

    /** It is in another state than we thought: its books say in which. */
    static final Set<String> ELSEWHERE =
            Set.of("charge_already_captured", "intent_invalid_state", "payment_intent_unexpected_state");

    static final Set<String> NOTHING_TO_REFUND = Set.of("charge_already_refunded", "charge_not_refundable");

    /** A bank has the money until it has decided. */
    static final Set<String> DISPUTED = Set.of("charge_disputed", "refund_disputed_payment");

    static final Map<String, DisputeReason> OF_DISPUTE = Map.ofEntries(
            entry("bank_cannot_process", DisputeReason.OTHER),
            entry("check_returned", DisputeReason.OTHER),
            entry("credit_not_processed", DisputeReason.NOT_REFUNDED),
            entry("customer_initiated", DisputeReason.OTHER),
            entry("debit_not_authorized", DisputeReason.NOT_AUTHORISED),
            entry("duplicate", DisputeReason.PAID_TWICE),
            entry("fraudulent", DisputeReason.NOT_AUTHORISED),
            entry("general", DisputeReason.OTHER),
            entry("incorrect_account_details", DisputeReason.OTHER),
            entry("insufficient_funds", DisputeReason.OTHER),
            entry("noncompliant", DisputeReason.OTHER),
            entry("product_not_received", DisputeReason.NOT_RECEIVED),
            entry("product_unacceptable", DisputeReason.NOT_AS_DESCRIBED),
            entry("subscription_canceled", DisputeReason.OTHER),
            entry("unrecognized", DisputeReason.NOT_AUTHORISED));

    private StripeWords() {}

    /** The code of a refusal; empty where it gives none. */
    static String codeOf(StripeException refused) {
        return Optional.ofNullable(refused.getCode())
                .filter(code -> CODE.matcher(code).matches())
                .orElse("");
    }

    /** Why no money was set aside or taken; nothing where that is not certain. */
    static Optional<DeclineReason> declined(StripeException refused) {
        String code = codeOf(refused);
        if (refused instanceof CardException card && !code.isEmpty()) {
            return Optional.of(reason(code, card.getDeclineCode()));
        }
        return isNotBegun(refused) || refused instanceof InvalidRequestException && OF_ERROR.containsKey(code)
                ? Optional.of(OF_ERROR.getOrDefault(code, DeclineReason.REFUSED))
                : Optional.empty();
    }

    /** Why the last try to pay failed. */
    static DeclineReason reason(StripeError error) {
        return error == null ? DeclineReason.REFUSED : reason(String.valueOf(error.getCode()), error.getDeclineCode());
    }

    private static DeclineReason reason(String code, String declineCode) {
        return Optional.ofNullable(declineCode)
                .map(OF_DECLINE::get)
                .or(() -> Optional.ofNullable(OF_ERROR.get(code)))
                .orElse(DeclineReason.REFUSED);
    }

    /** Whether the request was not carried out for what it says; Stripe gives no code for some, but the field. */
    static boolean isNotBegun(StripeException refused) {
        return refused instanceof InvalidRequestException invalid
                && (NOT_BEGUN.contains(codeOf(refused))
                        || refused.getCode() == null
                                && refused.getStripeError() != null
                                && "invalid_request_error"
                                        .equals(refused.getStripeError().getType())
                                && invalid.getParam() != null);
    }

    /** Without Stripe's own text, which may speak of people, and would be kept for ever. */
    static String whatWasSeen(Exception unanswered) {
        return unanswered instanceof StripeException error && hasStatus(error)
                ? NoAnswer.ofStatus(error.getStatusCode(), codeOf(error))
                : NoAnswer.inOurWords(unanswered);
    }

    /** Its client has 0 for what has never been answered. */
    private static boolean hasStatus(StripeException error) {
        return error.getStatusCode() != null && error.getStatusCode() > 0;
    }

    /** @throws IllegalArgumentException when it says nothing that can be understood */
    static RecordDispute inOurs(PaymentId payment, Dispute dispute) {
        String status = String.valueOf(dispute.getStatus());
        return new RecordDispute(
                payment,
                dispute.getId(),
                isInquiry(status) ? DisputeKind.INQUIRY : DisputeKind.CHARGEBACK,
                StripeMoney.inOurs(dispute.getAmount(), dispute.getCurrency()),
                OF_DISPUTE.getOrDefault(String.valueOf(dispute.getReason()), DisputeReason.OTHER),
                Optional.ofNullable(dispute.getEvidenceDetails())
                        .flatMap(details -> Optional.ofNullable(details.getDueBy()))
                        .map(Instant::ofEpochSecond),
                outcome(status));
    }

    /** Whether a dispute in this state is one in which a bank only asks, and has taken nothing. */
    static boolean isInquiry(String status) {
        return status.startsWith("warning_");
    }

    /** An inquiry that is closed, and a chargeback that was prevented, took nothing. */
    static Optional<DisputeOutcome> outcome(String status) {
        return switch (status) {
            case "won", "warning_closed", "prevented" -> Optional.of(DisputeOutcome.WON);
            case "lost" -> Optional.of(DisputeOutcome.LOST);
            default -> Optional.empty();
        };
    }
}
