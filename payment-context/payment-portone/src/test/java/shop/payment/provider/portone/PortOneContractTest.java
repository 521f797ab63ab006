package shop.payment.provider.portone;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.provider.PaymentProviderContract;

@DisplayName("PortOne, as every provider,")
class PortOneContractTest extends PaymentProviderContract {

    @Override
    protected World open() throws IOException {
        return new PortOneWorld();
    }

    /** It takes money at once, and tells of none that goes back as a whole only. */
    @Override
    protected Set<Payer> unknownHere() {
        return Set.of(Payer.SETS_ASIDE, Payer.SETS_ASIDE_FOR_ONE_CAPTURE, Payer.IS_REFUNDED_AS_A_WHOLE);
    }

    /** As its OpenAPI document lists them. */
    @Override
    protected List<Refusal> refusals() {
        return List.of(
                says(Deed.AUTHORISE, 404, "PAYMENT_NOT_FOUND", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 400, "INVALID_PAYMENT_TOKEN", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 400, "INFORMATION_MISMATCH", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 400, "INVALID_REQUEST", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 403, "FORBIDDEN", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 401, "UNAUTHORIZED", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 409, "ALREADY_PAID", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 409, "IDEMPOTENCY_OUTSTANDING_REQUEST", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 502, "PG_PROVIDER", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 400, "A_TYPE_OF_TOMORROW", RecordOutcomeUnknown.class),
                says(Deed.RELEASE, 409, "PAYMENT_NOT_WAITING_FOR_DEPOSIT", RecordOutcomeUnknown.class),
                says(Deed.RELEASE, 502, "PG_PROVIDER", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 409, "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT", RecordRefundFailed.class),
                says(Deed.REFUND, 409, "PAYMENT_ALREADY_CANCELLED", RecordRefundFailed.class),
                says(Deed.REFUND, 409, "PAYMENT_NOT_PAID", RecordRefundFailed.class),
                says(Deed.REFUND, 400, "INVALID_REQUEST", RecordRefundFailed.class),
                says(Deed.REFUND, 409, "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 404, "PAYMENT_NOT_FOUND", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 409, "IDEMPOTENCY_OUTSTANDING_REQUEST", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 502, "PG_PROVIDER", RecordOutcomeUnknown.class));
    }

    private static Refusal says(Deed deed, int status, String type, Class<? extends ProviderAnswer> means) {
        return new Refusal(
                deed,
                status,
                "{\"type\": \"" + type + "\", \"message\": \"" + SOMEBODY + "\", \"pgCode\": \"\", \"pgMessage\": \""
                        + SOMEBODY + "\"}",
                means);
    }
}
