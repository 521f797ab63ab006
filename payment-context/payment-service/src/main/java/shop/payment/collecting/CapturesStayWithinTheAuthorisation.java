package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.payment.api.CapturePayment;
import shop.platform.rejection.BusinessRejection;

/** PAY-02: captured ≤ authorised; several captures only where the method's capability says so. */
final class CapturesStayWithinTheAuthorisation {

    private static final String RULE = "PAY-02";

    private CapturesStayWithinTheAuthorisation() {}

    /** Whether there is room for a capture once more that has failed. */
    static boolean holdFor(Money amount, Balance balance, boolean severalCaptures) {
        Money before = balance.capturedOrAsked();
        return before.plus(amount).compareTo(balance.authorised()) <= 0 && (severalCaptures || !before.isPositive());
    }

    static void check(CapturePayment command, Balance balance, boolean severalCaptures) {
        Money amount = command.amount();
        AmountsArePositive.check(RULE, amount);
        AmountsAreInOneCurrency.check(RULE, amount, balance.authorised());
        Money before = command.inPlaceOf().map(balance::capturedOrAskedWithout).orElseGet(balance::capturedOrAsked);
        if (before.plus(amount).compareTo(balance.authorised()) > 0) {
            throw BusinessRejection.of(
                    RULE,
                    "capture-exceeds-authorisation",
                    amount + " cannot be captured: " + balance.authorised() + " are authorised, " + before
                            + " of them captured or about to be.",
                    Map.of(
                            "amount", amount.toString(),
                            "authorised", balance.authorised().toString(),
                            "captured", before.toString()));
        }
        if (!severalCaptures && before.isPositive()) {
            throw BusinessRejection.of(
                    RULE,
                    "one-capture-only",
                    amount + " cannot be captured: this authorisation allows one capture, and " + before
                            + " are captured or about to be.",
                    Map.of("amount", amount.toString(), "captured", before.toString()));
        }
    }
}
