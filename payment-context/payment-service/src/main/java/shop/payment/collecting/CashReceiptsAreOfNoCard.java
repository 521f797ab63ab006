package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.payment.api.PaymentMethod;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CashReceiptIdentifiers;

/** PAY-19: a cash receipt is for money that is no card's, since a card's own slip is the proof; and it names nobody in clear. */
final class CashReceiptsAreOfNoCard {

    private static final String FIELD = "cashReceipt";

    private CashReceiptsAreOfNoCard() {}

    static void check(PaymentMethod method, Optional<CashReceipt> receipt) {
        if (receipt.isPresent() && (method == PaymentMethod.CARD || method == PaymentMethod.DEBIT)) {
            throw BusinessRejection.ofField(
                    "PAY-19",
                    "cash-receipt-of-a-card",
                    FIELD,
                    "stands beside " + method + ", whose own slip is the proof. Leave it out");
        }
        checkIdentifier(receipt);
    }

    /** Of money that a person has collected. */
    static void checkIdentifier(Optional<CashReceipt> receipt) {
        receipt.ifPresent(it -> CashReceiptIdentifiers.refuseInClear(FIELD, it));
    }
}
