package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentId;

/** Recorded when a person has collected money of the tender, or given it back, without the provider (PAY-19). */
@Revision("1")
public record SettledOutside(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String settlementId,
        OutsideSettlement how,
        Money amount,
        Optional<CashReceipt> cashReceipt)
        implements PaymentFact {}
