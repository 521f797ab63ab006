package shop.shipping.carrier;

import java.util.List;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.RecordScan;

/**
 * What a carrier has seen of a parcel, for whoever asks. Its notices say that there is something new, and need not
 * be believed beyond that.
 */
public interface ScanBook {

    /**
     * All scans so far, the same each time under the same ids, so that each is recorded once. None, where the carrier knows
     * no such parcel: it may not have typed the number in yet.
     *
     * @throws CarrierDidNotAnswer when it is not known what it has seen
     */
    List<RecordScan> scansOf(LabelBought label);
}
