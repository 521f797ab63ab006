package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.shipping.api.ShipmentId;

/** What happens to a shipment between its milestones: known inside this service, to nobody outside. */
public sealed interface ShipmentFact
        permits ShipmentPrepared,
                LabelRequested,
                LabelVoidRequested,
                InterceptRequested,
                LabelBought,
                SecondLabelSold,
                SpareLabelVoidRequested,
                SpareLabelVoided,
                SpareLabelVoidRefused,
                AddressCorrected,
                LabelRefused,
                TrackingNumberAwaited,
                ShippingAddressChanged,
                ShipmentRedirectionAsked,
                ShipmentMoveAsked,
                ShipmentMoveRefused,
                ShipmentCancellationRequested,
                LabelVoided,
                LabelVoidRefused,
                ScanRecorded,
                ScanSetAside {
    ShipmentId shipmentId();

    OrderId orderId();
}
