package shop.payment.provider.stripe;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.provider.PaymentProviderContract;

@DisplayName("Stripe, as every provider,")
class StripeContractTest extends PaymentProviderContract {

    @Override
    protected World open() throws IOException {
        return new StripeWorld();
    }

    /** "You can optionally refund only part of a charge" (docs.stripe.com/api/refunds), whichever card it is. */
    @Override
    protected Set<Payer> unknownHere() {
        return Set.of(Payer.IS_REFUNDED_AS_A_WHOLE);
    }

    /** As docs.stripe.com/error-codes describes them. */
    @Override
    protected List<Refusal> refusals() {
        return List.of(
                card(Deed.AUTHORISE, "card_declined", RecordDeclined.class),
                card(Deed.AUTHORISE, "expired_card", RecordDeclined.class),
                card(Deed.AUTHORISE, "payment_intent_authentication_failure", RecordDeclined.class),
                invalid(Deed.AUTHORISE, "amount_too_small", RecordDeclined.class),
                invalid(Deed.AUTHORISE, "resource_missing", RecordDeclined.class),
                invalid(Deed.AUTHORISE, "lock_timeout", RecordOutcomeUnknown.class),
                new Refusal(
                        Deed.AUTHORISE,
                        400,
                        "{\"error\": {\"type\": \"idempotency_error\", \"message\": \"" + SOMEBODY + "\"}}",
                        RecordOutcomeUnknown.class),
                card(Deed.CAPTURE, "card_declined", RecordCaptureFailed.class),
                invalid(Deed.CAPTURE, "charge_expired_for_capture", RecordCaptureFailed.class),
                invalid(Deed.CAPTURE, "capture_charge_authorization_expired", RecordCaptureFailed.class),
                invalid(Deed.CAPTURE, "capture_unauthorized_payment", RecordCaptureFailed.class),
                invalid(Deed.CAPTURE, "amount_too_large", RecordCaptureFailed.class),
                // Its books say that it is still held.
                invalid(Deed.CAPTURE, "payment_intent_unexpected_state", RecordOutcomeUnknown.class),
                invalid(Deed.RELEASE, "payment_intent_unexpected_state", RecordOutcomeUnknown.class),
                invalid(Deed.REFUND, "charge_already_refunded", RecordRefundFailed.class),
                invalid(Deed.REFUND, "charge_not_refundable", RecordRefundFailed.class),
                new Refusal(
                        Deed.REFUND,
                        400,
                        "{\"error\": {\"type\": \"invalid_request_error\", \"param\": \"amount\", \"message\": \""
                                + SOMEBODY + "\"}}",
                        RecordRefundFailed.class),
                invalid(Deed.REFUND, "charge_disputed", RecordRefundDisputed.class),
                invalid(Deed.REFUND, "balance_insufficient", RecordOutcomeUnknown.class));
    }

    private static Refusal card(Deed deed, String code, Class<? extends ProviderAnswer> means) {
        return new Refusal(deed, 402, error("card_error", code), means);
    }

    private static Refusal invalid(Deed deed, String code, Class<? extends ProviderAnswer> means) {
        return new Refusal(deed, 400, error("invalid_request_error", code), means);
    }

    private static String error(String type, String code) {
        return "{\"error\": {\"type\": \"" + type + "\", \"code\": \"" + code + "\", \"message\": \"" + SOMEBODY
                + "\"}}";
    }
}
