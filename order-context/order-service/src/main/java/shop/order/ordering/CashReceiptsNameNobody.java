package shop.order.ordering;

import shop.kernel.CashReceipt;
import shop.order.api.PlaceOrder;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CashReceiptIdentifiers;

/** PAY-19: a cash receipt is for money that is no card's, since a card's own slip is the proof; and it names nobody in clear. */
final class CashReceiptsNameNobody {

    private CashReceiptsNameNobody() {}

    static void check(PlaceOrder order) {
        for (int index = 0; index < order.tenders().size(); index++) {
            check("tenders[" + index + "].", order.tenders().get(index));
        }
    }

    /** @param of what the tender stands in, as the beginning of its fields' names */
    static void check(String of, Tender tender) {
        tender.cashReceipt().ifPresent(receipt -> check(tender.method(), receipt, of + "cashReceipt"));
    }

    /** However it was collected: it came by no card of the order's. */
    static void check(SettleTender command) {
        command.cashReceipt().ifPresent(receipt -> {
            if (command.how() != SettlementKind.COLLECTED) {
                throw BusinessRejection.ofField(
                        "PAY-19",
                        "cash-receipt-of-nothing",
                        "cashReceipt",
                        "stands beside " + command.how() + ", by which nothing is taken. Leave it out");
            }
            CashReceiptIdentifiers.refuseInClear("cashReceipt", receipt);
        });
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
