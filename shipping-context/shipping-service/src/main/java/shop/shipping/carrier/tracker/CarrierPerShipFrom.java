package shop.shipping.carrier.tracker;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;

/** Two carriers as one: who sends decides which is asked for a label; of a label, its id says whose it is. */
final class CarrierPerShipFrom implements Carrier, ScanBook {

    private final Set<String> shipFroms;
    private final TrackerCarrier tracker;
    private final Carrier others;

    /**
     * @param shipFroms who sends with labels of their own
     * @param others of all others
     */
    CarrierPerShipFrom(Set<String> shipFroms, TrackerCarrier tracker, Carrier others) {
        this.shipFroms = Set.copyOf(shipFroms);
        this.tracker = tracker;
        this.others = others;
    }

    private Carrier of(String shipFrom) {
        return shipFroms.contains(shipFrom) ? tracker : others;
    }

    private Carrier ofLabel(String labelId) {
        return GivenLabels.isOne(labelId) ? tracker : others;
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        return of(request.shipFrom()).buyLabel(request);
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        return of(request.shipTo()).buyReturnLabel(request);
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        return ofLabel(request.labelId()).voidLabel(request);
    }

    @Override
    public Optional<URI> drawnAt(String labelId) {
        return ofLabel(labelId).drawnAt(labelId);
    }

    @Override
    public InterceptAnswer intercept(InterceptRequested request) {
        return ofLabel(request.labelId()).intercept(request);
    }

    /** None of a carrier that tells every scan by itself. */
    @Override
    public List<Seen> scansOf(KnownLabel label) {
        return ofLabel(label.labelId()) instanceof ScanBook book ? book.scansOf(label) : List.of();
    }
}
