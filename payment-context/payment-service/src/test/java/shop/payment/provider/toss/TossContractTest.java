package shop.payment.provider.toss;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.provider.PaymentProviderContract;

@DisplayName("Toss Payments, as every provider,")
class TossContractTest extends PaymentProviderContract {

    @Override
    protected World open() throws IOException {
        return new TossWorld();
    }

    /** It takes money at once, and gives it back at once. */
    @Override
    protected Set<Payer> unknownHere() {
        return Set.of(Payer.SETS_ASIDE, Payer.SETS_ASIDE_FOR_ONE_CAPTURE, Payer.IS_REFUNDED_LATER);
    }

    /** As docs.tosspayments.com/reference/error-codes lists them. */
    @Override
    protected List<Refusal> refusals() {
        return List.of(
                says(Deed.AUTHORISE, 403, "REJECT_CARD_COMPANY", RecordDeclined.class),
                says(Deed.AUTHORISE, 400, "INVALID_CARD_EXPIRATION", RecordDeclined.class),
                says(Deed.AUTHORISE, 404, "NOT_FOUND_PAYMENT_SESSION", RecordDeclined.class),
                // "A temporary error; try again in a few minutes", and a 400.
                says(Deed.AUTHORISE, 400, "PROVIDER_ERROR", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 400, "ALREADY_PROCESSED_PAYMENT", RecordOutcomeUnknown.class),
                says(Deed.AUTHORISE, 500, "FAILED_INTERNAL_SYSTEM_PROCESSING", RecordOutcomeUnknown.class),
                says(Deed.RELEASE, 400, "INVALID_REFUND_ACCOUNT_INFO", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 403, "NOT_CANCELABLE_AMOUNT", RecordRefundFailed.class),
                says(Deed.REFUND, 403, "NOT_ALLOWED_PARTIAL_REFUND", RecordRefundFailed.class),
                says(Deed.REFUND, 400, "ALREADY_CANCELED_PAYMENT", RecordRefundFailed.class),
                says(Deed.REFUND, 403, "FORBIDDEN_CONSECUTIVE_REQUEST", RecordOutcomeUnknown.class),
                says(Deed.REFUND, 400, "PROVIDER_ERROR", RecordOutcomeUnknown.class));
    }

    private static Refusal says(Deed deed, int status, String code, Class<? extends ProviderAnswer> means) {
        return new Refusal(deed, status, "{\"code\": \"" + code + "\", \"message\": \"" + SOMEBODY + "\"}", means);
    }

    /** Of the rest, only asking proves that it is true. */
    @Override
    protected List<Notice> forgeries(Notice notice) {
        return notice.body().contains("\"eventType\"")
                ? List.of()
                : List.of(new Notice(notice.headers(), notice.body().replace("ps_", "ps-")));
    }
}
