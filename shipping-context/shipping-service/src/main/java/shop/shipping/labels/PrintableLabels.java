package shop.shipping.labels;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.platform.web.NotFound;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.ReturnLabelBought;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.ReturnLabelVoidRefused;
import shop.shipping.dispatching.ReturnLabelVoidRequested;

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

    /**
     * The label with which a customer sends something back (SHP-08).
     *
     * @throws NotFound when nothing comes back under this id
     * @throws shop.platform.rejection.BusinessRejection when nothing can be sent with it (SHP-08)
     */
    public PrintableLabel of(ReturnShipmentId returnShipment) {
        List<?> facts = log.readEvents(returnShipment.value(), 0)
                .asStream()
                .map(Message::getPayload)
                .toList();
        if (facts.isEmpty()) {
            throw new NotFound(returnShipment);
        }
        return in(returnShipment, facts);
    }

    static PrintableLabel in(ReturnShipmentId returnShipment, List<?> facts) {
        var label = new ReturnLabel();
        facts.forEach(label::hear);
        OnlyReturnLabelsThatCountArePrinted.check(returnShipment, label.standing);
        return label.printable(returnShipment);
    }

    static PrintableLabel in(ShipmentId shipment, List<?> facts) {
        var last = new LastLabel();
        facts.forEach(last::hear);
        OnlyLabelsThatCountArePrinted.check(shipment, last.standing);
        return last.printable(shipment);
    }

    /** What is known of the label of something that comes back. */
    private static final class ReturnLabel {

        private LabelStanding standing = LabelStanding.NOT_BOUGHT;
        private Optional<ReturnLabelRequested> asked = Optional.empty();
        private Optional<ReturnLabelBought> bought = Optional.empty();

        void hear(Object fact) {
            if (fact instanceof ReturnLabelRequested request) {
                asked = Optional.of(request);
            } else if (fact instanceof ReturnLabelBought label) {
                bought = Optional.of(label);
                standing = LabelStanding.COUNTS;
            } else if (fact instanceof ReturnLabelVoidRequested) {
                standing = LabelStanding.BEING_GIVEN_BACK;
            } else if (fact instanceof ReturnLabelVoidRefused) {
                standing = LabelStanding.COUNTS;
            }
        }

        PrintableLabel printable(ReturnShipmentId returnShipment) {
            ReturnLabelRequested request = asked.orElseThrow();
            ReturnLabelBought label = bought.orElseThrow();
            return new PrintableLabel(
                    returnShipment.value(),
                    String.join(", ", AddressLines.of(request.sender().recipient())),
                    label.labelId(),
                    label.carrier(),
                    label.trackingCode(),
                    new Recipient(request.shipTo(), "", "", "", "", "", ""));
        }
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
                    shipment.value(),
                    request.shipFrom(),
                    label.labelId(),
                    label.carrier(),
                    label.trackingCode(),
                    corrected.orElse(request.shipTo()).recipient());
        }
    }
}
