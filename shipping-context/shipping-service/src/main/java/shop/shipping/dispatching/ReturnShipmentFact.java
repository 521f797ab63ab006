package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.shipping.api.ReturnShipmentId;

/** What happens to something that comes back between its milestones: known inside this service, to nobody outside. */
public sealed interface ReturnShipmentFact
        permits ReturnShipmentPrepared,
                ReturnLabelRequested,
                ReturnLabelBought,
                SecondReturnLabelSold,
                SpareReturnLabelVoidRequested,
                SpareReturnLabelVoided,
                SpareReturnLabelVoidRefused,
                ReturnLabelVoidRequested,
                ReturnLabelVoided,
                ReturnLabelVoidRefused,
                ReturnScanRecorded,
                ReturnShipmentCancelled {
    ReturnShipmentId returnShipmentId();

    OrderId orderId();
}
