package shop.shipping.carrier.tracker;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;

/**
 * Two carriers as one: who sends decides which is asked for a label; of a label, its id says whose it is. Where whoever packs
 * prints the label, nobody has looked at the address by then: the other carrier is asked to, if it is to and can (SHP-01).
 */
final class CarrierPerShipFrom implements Carrier, ScanBook {

    private static final Logger log = LoggerFactory.getLogger(CarrierPerShipFrom.class);

    private final Set<String> shipFroms;
    private final TrackerCarrier tracker;
    private final Carrier others;
    private final boolean checksAddresses;

    /**
     * @param shipFroms who sends with labels of their own
     * @param others of all others
     * @param checksAddresses whether the carrier of the others looks at the addresses of these as well
     */
    CarrierPerShipFrom(Set<String> shipFroms, TrackerCarrier tracker, Carrier others, boolean checksAddresses) {
        this.shipFroms = Set.copyOf(shipFroms);
        this.tracker = tracker;
        this.others = others;
        this.checksAddresses = checksAddresses && others.abilities().contains(Ability.CHECKS_ADDRESSES);
    }

    /** As for most that send. */
    @Override
    public Set<Ability> abilities() {
        return others.abilities();
    }

    private Carrier of(String shipFrom) {
        return shipFroms.contains(shipFrom) ? tracker : others;
    }

    private Carrier ofLabel(String labelId) {
        return GivenLabels.isOne(labelId) ? tracker : others;
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        if (checksAddresses && shipFroms.contains(request.shipFrom())) {
            return toAddressOf(request);
        }
        return of(request.shipFrom()).buyLabel(request);
    }

    private LabelAnswer toAddressOf(LabelRequested request) {
        AddressAnswer address = checkAddress(request.shipTo().recipient());
        if (address instanceof AddressUndeliverable) {
            return new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE);
        }
        return address instanceof AddressDeliverable place
                ? new LabelOfPacker(place.corrected())
                : tracker.buyLabel(request);
    }

    /** Who packs does not wait for somebody who only looks: no answer is nothing against the address. */
    @Override
    public AddressAnswer checkAddress(Recipient address) {
        try {
            return others.checkAddress(address);
        } catch (CarrierDidNotAnswer nothing) {
            log.info("An address is not checked: {}", nothing.getMessage());
            return new AddressNotChecked();
        }
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
