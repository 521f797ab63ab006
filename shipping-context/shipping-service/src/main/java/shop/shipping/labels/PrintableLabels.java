package shop.shipping.labels;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;
import shop.kernel.PersonalData;
import shop.platform.web.NotFound;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.LabelVoided;

/** The labels that can be printed, read from the log when somebody packs: no view has an address. */
@Component
public class PrintableLabels {

    private final EventStore log;

    public PrintableLabels(EventStore log) {
        this.log = log;
    }

    /**
     * The last label of a shipment.
     *
     * @throws NotFound when there is no such shipment
     * @throws shop.platform.rejection.BusinessRejection when no parcel can be sent with it (SHP-02)
     */
    public PrintableLabel of(ShipmentId shipment) {
        List<?> facts = log.readEvents(shipment.value(), 0)
                .asStream()
                .map(Message::getPayload)
                .toList();
        if (facts.isEmpty()) {
            throw new NotFound(shipment);
        }
        return in(shipment, facts);
    }

    static PrintableLabel in(ShipmentId shipment, List<?> facts) {
        var last = new LastLabel();
        facts.forEach(last::hear);
        OnlyLabelsThatCountArePrinted.check(shipment, last.standing);
        return last.printable(shipment);
    }

    /** What is known of the label that was asked for last. */
    private static final class LastLabel {

        private LabelStanding standing = LabelStanding.NOT_BOUGHT;
        private Optional<LabelRequested> asked = Optional.empty();
        private Optional<LabelBought> bought = Optional.empty();
        private Optional<PersonalData> corrected = Optional.empty();

        void hear(Object fact) {
            if (fact instanceof LabelRequested request) {
                asked = Optional.of(request);
                corrected = Optional.empty();
                standing = LabelStanding.NOT_BOUGHT;
            } else if (fact instanceof LabelBought label) {
                bought = Optional.of(label);
                standing = LabelStanding.COUNTS;
            } else if (fact instanceof AddressCorrected right) {
                corrected = Optional.of(right.corrected());
            } else if (fact instanceof LabelVoidRequested) {
                standing = LabelStanding.BEING_GIVEN_BACK;
            } else if (fact instanceof LabelVoidRefused) {
                standing = LabelStanding.COUNTS;
            } else if (fact instanceof LabelVoided) {
                standing = LabelStanding.NOT_BOUGHT;
            } else if (fact instanceof ShipmentCancelled) {
                standing = LabelStanding.CANCELLED;
            }
        }

        PrintableLabel printable(ShipmentId shipment) {
            LabelRequested request = asked.orElseThrow();
            LabelBought label = bought.orElseThrow();
            return new PrintableLabel(
                    shipment,
                    request.shipFrom(),
                    label.labelId(),
                    label.carrier(),
                    label.trackingCode(),
                    corrected.orElse(request.shipTo()).recipient());
        }
    }
}
