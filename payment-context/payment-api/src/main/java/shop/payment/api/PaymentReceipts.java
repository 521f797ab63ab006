package shop.payment.api;

import java.util.List;

/** The receipts of one payment, in the order in which its money moved. */
public record PaymentReceipts(PaymentId paymentId, List<ReceiptView> receipts) {

    public PaymentReceipts {
        receipts = List.copyOf(receipts);
    }
}
