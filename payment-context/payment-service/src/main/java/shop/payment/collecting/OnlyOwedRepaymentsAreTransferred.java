package shop.payment.collecting;

import shop.platform.rejection.BusinessRejection;

/**
 * PAY-03: a person transfers what the provider could not give back, and nothing else: not while a bank has the money, nor once
 * the customer has it. What was transferred nevertheless is said so.
 */
final class OnlyOwedRepaymentsAreTransferred {

    private static final String SAY_SO = "If it was transferred all the same, say so with 'nevertheless'.";

    private OnlyOwedRepaymentsAreTransferred() {}

    static void check(MarkTransferred command, Balance balance) {
        String refund = "The refund '" + command.refundId() + "'";
        if (balance.hasOvertakenRepayment(command.refundId())) {
            refuseUnlessNevertheless(
                    command,
                    "repayment-overtaken",
                    refund + " is not to be transferred any more: its money went back to the customer without us. "
                            + SAY_SO);
        } else if (!balance.owesRepayment(command.refundId())) {
            throw refusal(
                    command,
                    "repayment-not-owed",
                    refund + " is not one that a person has to transfer; see the payment for those that are.");
        } else if (!balance.mayBeTransferred(command.refundId())) {
            refuseUnlessNevertheless(
                    command,
                    "repayment-disputed",
                    refund
                            + " is not to be transferred before the dispute about its money is decided: the customer's"
                            + " bank has it. "
                            + SAY_SO);
        }
    }

    private static void refuseUnlessNevertheless(MarkTransferred command, String code, String text) {
        if (!command.nevertheless()) {
            throw refusal(command, code, text);
        }
    }

    private static BusinessRejection refusal(MarkTransferred command, String code, String text) {
        return OwedRepayments.refusal("PAY-03", command.refundId(), code, text);
    }
}
