package shop.order.ordering;

import shop.kernel.OrderId;

/** What happens to an order between its milestones: known inside this service, to nobody outside. */
public sealed interface OrderFact
        permits TenderFact,
                ParcelFact,
                ReturnFact,
                LateRefundFact,
                AmendmentFact,
                ClaimFact,
                AmendmentWindowElapsed,
                CancellationRequested,
                GoodwillGiven,
                OrderHeld,
                OrderReleased,
                ShippingAddressChanged,
                PaymentWindowElapsed,
                RequestRepeated {
    OrderId orderId();
}
