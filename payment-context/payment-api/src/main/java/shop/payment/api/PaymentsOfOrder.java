package shop.payment.api;

import java.util.List;
import shop.kernel.OrderId;

/**
 * The payments of an order, by tender.
 */
public record PaymentsOfOrder(OrderId orderId, List<PaymentView> payments) {

    public PaymentsOfOrder {
        payments = List.copyOf(payments);
    }
}
