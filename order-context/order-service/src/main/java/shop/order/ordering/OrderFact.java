package shop.order.ordering;

import shop.kernel.OrderId;

/** What happens to an order between its milestones: known inside this service, to nobody outside. */
public sealed interface OrderFact
        permits TenderAuthorized,
                TenderPaid,
                TenderDeclined,
                TenderCaptured,
                TenderCaptureFailed,
                TenderReleased,
                TenderRefunded,
                CaptureRequested,
                ReleaseRequested,
                RefundRequested,
                CancellationRequested,
                ParcelCancellationRequested,
                ParcelCancellationRefused,
                ParcelCancelled,
                ParcelLabelled,
                ParcelHandedOver,
                ParcelDelivered,
                PaymentWindowElapsed {
    OrderId orderId();
}
