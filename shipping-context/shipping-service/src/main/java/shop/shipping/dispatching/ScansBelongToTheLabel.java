package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/**
 * SHP-05: carriers recycle tracking codes, so a scan counts only under the code of this shipment's label. While a label is
 * in purchase its code is not known yet and the carrier is believed: the scan may be quicker than the receipt.
 */
final class ScansBelongToTheLabel {

    private ScansBelongToTheLabel() {}

    static void check(Label label, RecordScan scan) {
        if (label.isAskedFor() || label.wasBought() && label.trackingCode().equals(scan.trackingCode())) {
            return;
        }
        throw BusinessRejection.of(
                "SHP-05",
                "tracking-code-unknown",
                "The parcel " + scan.shipmentId() + " has no label with this tracking code.",
                Map.of("shipmentId", scan.shipmentId().value(), "trackingCode", scan.trackingCode()));
    }
}
