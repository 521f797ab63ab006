package shop.shipping.dispatching;

/**
 * SHP-05: carriers recycle tracking codes, so a scan counts only under the code of one of this shipment's labels. While a
 * label is in purchase its code is not known yet and the carrier is believed: the scan may be quicker than the receipt. A
 * scan that does not belong here is kept nevertheless: refused, it would come again and again, and nobody would see it.
 */
final class ScansBelongToTheLabel {

    private ScansBelongToTheLabel() {}

    static boolean holdsFor(Labels labels, RecordScan scan) {
        return labels.isAskedFor() || labels.anyIsScannedAs(scan.trackingCode());
    }
}
