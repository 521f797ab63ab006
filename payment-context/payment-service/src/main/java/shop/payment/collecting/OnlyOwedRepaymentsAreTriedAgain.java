package shop.payment.collecting;

import shop.kernel.Money;
import shop.payment.api.PaymentRefusal;
import shop.platform.rejection.BusinessRejection;

/**
 * PAY-03: the provider is asked once more to give back what it could not, as long as nobody has: only what it gives back this
 * way at all, and neither what it is giving back already, nor what a bank has.
 */
final class OnlyOwedRepaymentsAreTriedAgain {

    private OnlyOwedRepaymentsAreTriedAgain() {}

    static void check(RetryRefund command, Balance balance, RefundCapability refunds) {
        OwedRepayments.mustBeOwed("PAY-03", command.refundId(), balance);
        Money amount = balance.refund(command.refundId()).orElseThrow();
        refunds.refuses(amount, balance.capturedOrAsked()).ifPresent(why -> {
            throw refusal(command, why);
        });
        OwedRepayments.mustNotBeDisputed("PAY-03", command.refundId(), balance);
    }

    private static BusinessRejection refusal(RetryRefund command, PaymentRefusal why) {
        return switch (why) {
            case NO_PARTIAL_REFUNDS ->
                refusal(
                        command,
                        "partial-refund-impossible",
                        "The provider gives this payment back as a whole only, so asking again for a part of it brings"
                                + " nothing. Transfer it, and say so with markTransferred.");
            case ACCOUNT_MISSING ->
                refusal(
                        command,
                        "refund-account-needed",
                        "The provider gives this back to an account of the payer's only. Tell it which, with"
                                + " refundToAccount.");
            default ->
                refusal(
                        command,
                        "refund-impossible",
                        "The provider gives nothing back of this payment, so asking again brings nothing. Transfer it,"
                                + " and say so with markTransferred.");
        };
    }

    private static BusinessRejection refusal(RetryRefund command, String code, String text) {
        return OwedRepayments.refusal("PAY-03", command.refundId(), code, text);
    }
}
