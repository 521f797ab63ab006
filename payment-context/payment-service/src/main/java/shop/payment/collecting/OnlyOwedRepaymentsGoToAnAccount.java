package shop.payment.collecting;

import java.util.Map;
import java.util.Optional;
import shop.payment.api.AccountKind;
import shop.platform.rejection.BusinessRejection;

/**
 * PAY-16: the provider gives money back to an account that it is told where it does so with this payment, and only what is
 * owed: what it is giving back already, and what a bank has, is not given a second time.
 */
final class OnlyOwedRepaymentsGoToAnAccount {

    private OnlyOwedRepaymentsGoToAnAccount() {}

    static void check(RefundToAccount command, Balance balance, Optional<AccountKind> asked) {
        String refund = "The refund '" + command.refundId() + "'";
        if (!balance.owesRepayment(command.refundId()) || balance.isTransferred(command.refundId())) {
            throw refusal(
                    command,
                    "repayment-not-owed",
                    refund + " is not one that is owed to the customer now; see the payment for those that are, and"
                            + " for what the provider is giving back.");
        }
        if (asked.isEmpty()) {
            throw refusal(
                    command,
                    "refund-account-not-asked",
                    "The provider of this payment gives nothing back to an account that it is told. Transfer it"
                            + " otherwise, and say so.");
        }
        if (!balance.mayBeTransferred(command.refundId())) {
            throw refusal(
                    command,
                    "repayment-disputed",
                    refund
                            + " is not to be given back before the dispute about its money is decided: the customer's"
                            + " bank has it.");
        }
    }

    private static BusinessRejection refusal(RefundToAccount command, String code, String text) {
        return BusinessRejection.of("PAY-16", code, text, Map.of("refundId", command.refundId()));
    }
}
