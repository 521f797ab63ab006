package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.AccountKind;
import shop.payment.api.PaymentRefusal;

/**
 * How the provider gives back the money of one payment, as it has declared (PAY-14).
 *
 * @param theWayItCame whether it goes back the way it came
 * @param inParts whether a part of it can go back, or all of it only
 * @param toAccount to which account it goes back else, if somebody tells it (PAY-16)
 */
record RefundCapability(boolean theWayItCame, boolean inParts, Optional<AccountKind> toAccount) {

    /** Nothing is declared yet. */
    static final RefundCapability NONE = new RefundCapability(false, false, Optional.empty());

    static RefundCapability of(PaymentRegistered declared) {
        return new RefundCapability(declared.refundable(), declared.partialRefunds(), declared.refundAccount());
    }

    /**
     * Why the provider does not give so much back as soon as it is asked; nothing where it does.
     *
     * @param taken all that was taken, or is on its way
     */
    Optional<PaymentRefusal> refuses(Money amount, Money taken) {
        if (!theWayItCame && toAccount.isEmpty()) {
            return Optional.of(PaymentRefusal.NO_REFUNDS);
        }
        if (!inParts && !amount.equals(taken)) {
            return Optional.of(PaymentRefusal.NO_PARTIAL_REFUNDS);
        }
        return theWayItCame ? Optional.empty() : Optional.of(PaymentRefusal.ACCOUNT_MISSING);
    }
}
