package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.payment.api.CapturePayment;
import shop.payment.api.RefundPayment;
import shop.payment.api.SettleOutside;
import shop.platform.rejection.BusinessRejection;

/** PAY-05: an id names one operation; asking again is asking for the same, and changes nothing. */
final class OneIdOneRequest {

    private static final String RULE = "PAY-05";

    private OneIdOneRequest() {}

    static void check(PaymentAuthorisationRequested asked, PaymentAuthorisationRequested again) {
        // Who asked before due dates were told may ask again with one: what was asked for then stands.
        if (!asked.equals(again) && !asked.equals(again.withoutDueDate())) {
            throw BusinessRejection.of(
                    RULE,
                    "payment-id-used-for-another-request",
                    asked.paymentId() + " has asked for " + asked.amount()
                            + " with other terms; ask for the same again, or use a new id.",
                    Map.of(
                            "paymentId",
                            asked.paymentId().value(),
                            "amount",
                            asked.amount().toString()));
        }
    }

    static void checkCapture(CapturePayment command, Money before) {
        check("capture", command.captureId(), before, command.amount());
    }

    static void checkRefund(RefundPayment command, Money before) {
        check("refund", command.refundId(), before, command.amount());
    }

    static void checkSettlement(SettleOutside command, SettledOutside before) {
        check("settlement", command.settlementId(), before.amount(), command.amount());
        if (before.how() != command.how() || !before.cashReceipt().equals(command.cashReceipt())) {
            throw BusinessRejection.of(
                    RULE,
                    "settlement-id-used-for-another-settlement",
                    "The settlement '" + command.settlementId() + "' was told as " + before.how()
                            + " with other terms; tell the same again, or use a new id.",
                    Map.of("settlementId", command.settlementId()));
        }
    }

    private static void check(String operation, String id, Money before, Money again) {
        if (!before.equals(again)) {
            throw BusinessRejection.of(
                    RULE,
                    operation + "-id-used-for-another-amount",
                    "The " + operation + " '" + id + "' was asked for with " + before + ", not " + again
                            + "; ask for the same again, or use a new id.",
                    Map.of(operation + "Id", id, "before", before.toString(), "amount", again.toString()));
        }
    }
}
