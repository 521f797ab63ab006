package shop.payment.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.kernel.Money;
import shop.payment.api.ReceiptView.Cancelled;

/**
 * Which sales of a payment its refunds cancel (PAY-19). A refund is of the payment and names no capture, so the sale that was
 * first is cancelled first, and the next when nothing is left of it; those before the others that came the way on which it goes
 * back, by the provider or by a person. What goes back beyond all sales, as where the customer has money twice, cancels none.
 */
final class CancelledSales {

    private final Map<NumberedReceipt, List<Cancelled>> cancels = new HashMap<>();

    private CancelledSales() {}

    /** @param receipts all of one payment, in any order */
    static CancelledSales among(List<NumberedReceipt> receipts) {
        CancelledSales found = new CancelledSales();
        List<Sale> sales = new ArrayList<>();
        receipts.stream().sorted(NumberedReceipt.AS_THE_MONEY_MOVED).forEach(receipt -> {
            if (receipt.line().movement().isTaken()) {
                sales.add(new Sale(receipt));
            } else {
                found.cancels.put(receipt, cancel(receipt.line(), sales));
            }
        });
        return found;
    }

    private static List<Cancelled> cancel(ReceiptSheet.Line line, List<Sale> sales) {
        List<Cancelled> cancelled = new ArrayList<>();
        Money left = line.amount();
        for (Sale sale : itsOwnFirst(line, sales)) {
            Money part = sale.left.compareTo(left) < 0 ? sale.left : left;
            if (part.isPositive()) {
                cancelled.add(new Cancelled(
                        sale.receipt.book().merchant(), sale.receipt.book().year(), sale.receipt.number(), part));
                sale.left = sale.left.minus(part);
                left = left.minus(part);
            }
        }
        return cancelled;
    }

    private static List<Sale> itsOwnFirst(ReceiptSheet.Line line, List<Sale> sales) {
        boolean outside = line.movement().isOutside();
        return sales.stream()
                .sorted(Comparator.comparing(
                        sale -> sale.receipt.line().movement().isOutside() != outside))
                .toList();
    }

    /** Of a sale, none. */
    List<Cancelled> by(NumberedReceipt receipt) {
        return cancels.getOrDefault(receipt, List.of());
    }

    /** A sale, and what is not cancelled of it. */
    private static final class Sale {

        private final NumberedReceipt receipt;
        private Money left;

        Sale(NumberedReceipt receipt) {
            this.receipt = receipt;
            left = receipt.line().amount();
        }
    }
}
