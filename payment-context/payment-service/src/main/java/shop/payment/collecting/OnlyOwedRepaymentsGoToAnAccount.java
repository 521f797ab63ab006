package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.PaymentRefusal;
import shop.platform.rejection.BusinessRejection;

/**
 * PAY-16: the provider gives money back to an account that it is told where it does so with this payment, and only what is
 * owed: what it is giving back already, and what a bank has, is not given a second time; nor a part of what goes back as a
 * whole only.
 */
final class OnlyOwedRepaymentsGoToAnAccount {

    private OnlyOwedRepaymentsGoToAnAccount() {}

    static void check(RefundToAccount command, Balance balance, RefundCapability refunds) {
        OwedRepayments.mustBeOwed("PAY-16", command.refundId(), balance);
        if (refunds.toAccount().isEmpty()) {
            throw refusal(
                    command,
                    "refund-account-not-asked",
                    "The provider of this payment gives nothing back to an account that it is told. Transfer it"
                            + " otherwise, and say so.");
        }
        Money amount = balance.refund(command.refundId()).orElseThrow();
        if (refunds.refuses(amount, balance.capturedOrAsked()).equals(Optional.of(PaymentRefusal.NO_PARTIAL_REFUNDS))) {
            throw refusal(
                    command,
                    "partial-refund-impossible",
                    "The provider gives this payment back as a whole only, to whichever account. Transfer this part"
                            + " otherwise, and say so with markTransferred.");
        }
        OwedRepayments.mustNotBeDisputed("PAY-16", command.refundId(), balance);
    }

    private static BusinessRejection refusal(RefundToAccount command, String code, String text) {
        return OwedRepayments.refusal("PAY-16", command.refundId(), code, text);
    }
}
