package shop.payment.collecting;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/** PAY-03: a person transfers what the provider could not give back, and nothing else. */
final class OnlyOwedRepaymentsAreTransferred {

    private OnlyOwedRepaymentsAreTransferred() {}

    static void check(MarkTransferred command, Balance balance) {
        if (!balance.owesRepayment(command.refundId())) {
            throw BusinessRejection.of(
                    "PAY-03",
                    "repayment-not-owed",
                    "The refund '" + command.refundId()
                            + "' is not one that a person has to transfer; see the payment for those that are.",
                    Map.of("refundId", command.refundId()));
        }
    }
}
