package shop.shipping.asking;

import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.outside.OutsideCalls;
import shop.shipping.api.HoldReason;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.InterceptAnswer;
import shop.shipping.dispatching.Carrier.LabelAnswer;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelNotTakenBack;
import shop.shipping.dispatching.Carrier.LabelOfPacker;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.Carrier.VoidAnswer;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.RecordInterceptAnswered;
import shop.shipping.dispatching.RecordLabelBought;
import shop.shipping.dispatching.RecordLabelLeftToPacker;
import shop.shipping.dispatching.RecordLabelRefused;
import shop.shipping.dispatching.RecordLabelVoidRefused;
import shop.shipping.dispatching.RecordLabelVoided;
import shop.shipping.dispatching.RecordReturnLabelBought;
import shop.shipping.dispatching.RecordReturnLabelRefused;
import shop.shipping.dispatching.RecordReturnLabelVoidRefused;
import shop.shipping.dispatching.RecordReturnLabelVoided;
import shop.shipping.dispatching.RecordSpareLabelVoidRefused;
import shop.shipping.dispatching.RecordSpareLabelVoided;
import shop.shipping.dispatching.RecordSpareReturnLabelVoidRefused;
import shop.shipping.dispatching.RecordSpareReturnLabelVoided;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.ReturnLabelVoidRequested;
import shop.shipping.dispatching.SpareLabelVoidRequested;
import shop.shipping.dispatching.SpareReturnLabelVoidRequested;

/**
 * Brings recorded requests to the carrier, on threads of their own, and tells the shipment what came of it. Whatever gets
 * lost on the way, a crash included, is asked again by {@link AskTheCarrierAgain}.
 */
@Component
public class CarrierCalls {

    private final OutsideCalls calls;
    private final Carrier carrier;
    private final Commands commands;

    public CarrierCalls(OutsideCalls calls, Carrier carrier, Commands commands) {
        this.calls = calls;
        this.carrier = carrier;
        this.commands = commands;
    }

    /**
     * Has the carrier asked soon, and returns at once.
     *
     * @return whether the carrier will be asked now; not if this very request is under way, or there is no room for more
     */
    public boolean ask(CarrierRequest request) {
        return calls.make(request.operationKey(), () -> tell(request.orderId(), answer(request)));
    }

    private Object answer(CarrierRequest request) {
        if (request instanceof LabelRequested label) {
            return told(label, carrier.buyLabel(label));
        }
        if (request instanceof ReturnLabelRequested label) {
            return told(label, carrier.buyReturnLabel(label));
        }
        if (request instanceof InterceptRequested parcel) {
            return new RecordInterceptAnswered(
                    parcel.shipmentId(), carrier.intercept(parcel) == InterceptAnswer.COMES_BACK);
        }
        LabelGivenBack back = (LabelGivenBack) request;
        return told(back, carrier.voidLabel(back));
    }

    private static Object told(LabelRequested request, LabelAnswer answer) {
        if (answer instanceof LabelSold sold) {
            return new RecordLabelBought(
                    request.shipmentId(),
                    request.labelNumber(),
                    sold.labelId(),
                    sold.carrier(),
                    sold.trackingCode(),
                    ofCustomer(request, sold.corrected()));
        }
        if (answer instanceof LabelOfPacker ofPacker) {
            return new RecordLabelLeftToPacker(
                    request.shipmentId(), request.labelNumber(), ofCustomer(request, ofPacker.corrected()));
        }
        LabelNotSold refused = (LabelNotSold) answer;
        return new RecordLabelRefused(request.shipmentId(), request.labelNumber(), refused.reason());
    }

    private static Optional<PersonalData> ofCustomer(LabelRequested request, Optional<Recipient> corrected) {
        return corrected.map(recipient -> new PersonalData(request.shipTo().owner(), recipient));
    }

    private static Object told(ReturnLabelRequested request, LabelAnswer answer) {
        if (answer instanceof LabelSold sold) {
            return new RecordReturnLabelBought(
                    request.returnShipmentId(), sold.labelId(), sold.carrier(), sold.trackingCode());
        }
        // Of one that sells none, what comes back comes without.
        HoldReason reason = answer instanceof LabelNotSold refused ? refused.reason() : HoldReason.LABEL_REFUSED;
        return new RecordReturnLabelRefused(request.returnShipmentId(), reason);
    }

    private static Object told(LabelGivenBack request, VoidAnswer answer) {
        if (request instanceof LabelVoidRequested ofShipment) {
            return told(ofShipment, answer);
        }
        if (request instanceof SpareLabelVoidRequested spare) {
            return told(spare, answer);
        }
        return request instanceof SpareReturnLabelVoidRequested spare
                ? told(spare, answer)
                : told((ReturnLabelVoidRequested) request, answer);
    }

    private static Object told(SpareReturnLabelVoidRequested request, VoidAnswer answer) {
        return answer instanceof LabelNotTakenBack refused
                ? new RecordSpareReturnLabelVoidRefused(request.returnShipmentId(), request.labelId(), refused.reason())
                : new RecordSpareReturnLabelVoided(request.returnShipmentId(), request.labelId());
    }

    private static Object told(SpareLabelVoidRequested request, VoidAnswer answer) {
        return answer instanceof LabelNotTakenBack refused
                ? new RecordSpareLabelVoidRefused(request.shipmentId(), request.labelId(), refused.reason())
                : new RecordSpareLabelVoided(request.shipmentId(), request.labelId());
    }

    private static Object told(ReturnLabelVoidRequested request, VoidAnswer answer) {
        return answer instanceof LabelNotTakenBack refused
                ? new RecordReturnLabelVoidRefused(request.returnShipmentId(), refused.reason())
                : new RecordReturnLabelVoided(request.returnShipmentId());
    }

    private static Object told(LabelVoidRequested request, VoidAnswer answer) {
        return answer instanceof LabelNotTakenBack refused
                ? new RecordLabelVoidRefused(request.shipmentId(), request.labelNumber(), refused.reason())
                : new RecordLabelVoided(request.shipmentId(), request.labelNumber());
    }

    private void tell(OrderId order, Object answer) {
        commands.send(new GenericCommandMessage<>(answer, Map.of(Headers.ORDER_ID, order.value())));
    }
}
