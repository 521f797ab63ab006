package shop.order.ordering;

import shop.kernel.CashReceipt;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CashReceiptIdentifiers;

/** PAY-19: a cash receipt is for money that is no card's, since a card's own slip is the proof; and it names nobody in clear. */
final class CashReceiptsNameNobody {

    private CashReceiptsNameNobody() {}

    static void check(PlaceOrder order) {
        for (int index = 0; index < order.tenders().size(); index++) {
            Tender tender = order.tenders().get(index);
            String field = "tenders[" + index + "].cashReceipt";
            tender.cashReceipt().ifPresent(receipt -> check(tender.method(), receipt, field));
        }
    }

    private static void check(TenderMethod method, CashReceipt receipt, String field) {
        if (method == TenderMethod.CARD || method == TenderMethod.DEBIT) {
            throw BusinessRejection.ofField(
                    "PAY-19",
                    "cash-receipt-of-a-card",
                    field,
                    "stands beside " + method + ", whose own slip is the proof. Leave it out");
        }
        CashReceiptIdentifiers.refuseInClear(field, receipt);
    }
}
