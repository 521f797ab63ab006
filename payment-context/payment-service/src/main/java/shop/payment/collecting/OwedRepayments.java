package shop.payment.collecting;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/** What is asked alike, wherever the provider is to give back after all what a person was to transfer (PAY-03, PAY-16). */
final class OwedRepayments {

    private OwedRepayments() {}

    static void mustBeOwed(String rule, String refundId, Balance balance) {
        if (!balance.owesRepayment(refundId)) {
            throw refusal(
                    rule,
                    refundId,
                    "repayment-not-owed",
                    "The refund '" + refundId + "' is not one that is owed to the customer now; see the payment for"
                            + " those that are, and for what the provider is giving back.");
        }
    }

    static void mustNotBeDisputed(String rule, String refundId, Balance balance) {
        if (!balance.mayBeTransferred(refundId)) {
            throw refusal(
                    rule,
                    refundId,
                    "repayment-disputed",
                    "The refund '" + refundId + "' is not to be given back before the dispute about its money is"
                            + " decided: the customer's bank has it.");
        }
    }

    static BusinessRejection refusal(String rule, String refundId, String code, String text) {
        return BusinessRejection.of(rule, code, text, Map.of("refundId", refundId));
    }
}
