package shop.payment.collecting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Money;

/** The money of one payment, on axes that are never mixed: authorised, captured, refunded; and what was asked for each. */
final class Balance {

    private final Captures captures = new Captures();
    private final Map<String, Money> refunds = new HashMap<>();
    private final Set<String> repaymentsOwed = new HashSet<>();
    private Money authorised;
    private Money captured;
    private Money refundsAsked;

    Balance(String currency) {
        authorised = captured = refundsAsked = Money.zero(currency);
    }

    Captures captures() {
        return captures;
    }

    Optional<Money> refund(String refundId) {
        return Optional.ofNullable(refunds.get(refundId));
    }

    /** Whether a person has to give this back, or has done so. */
    boolean owesRepayment(String refundId) {
        return repaymentsOwed.contains(refundId);
    }

    Money authorised() {
        return authorised;
    }

    Money captured() {
        return captured;
    }

    /** What was taken, or is on its way. */
    Money capturedOrAsked() {
        return captured.plus(captures.underWay(captured.currency()));
    }

    /** What was given back, or is on its way. */
    Money refundedOrAsked() {
        return refundsAsked;
    }

    /** What is set aside and was not taken. */
    Money held() {
        return authorised.minus(captured);
    }

    void authorise(Money amount) {
        authorised = amount;
    }

    void pay(Money amount) {
        captured = amount;
    }

    void capture(String captureId, Money amount) {
        captures.take(captureId);
        captured = captured.plus(amount);
    }

    /** A person gives it back. */
    void oweRepayment(String refundId, Money amount) {
        askRefund(refundId, amount);
        repaymentsOwed.add(refundId);
    }

    /** Counts a refund once, whether it had to wait or not. */
    void askRefund(String refundId, Money amount) {
        if (refunds.putIfAbsent(refundId, amount) == null) {
            refundsAsked = refundsAsked.plus(amount);
        }
    }
}
