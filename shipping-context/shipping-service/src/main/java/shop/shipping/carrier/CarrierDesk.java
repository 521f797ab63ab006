package shop.shipping.carrier;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;
import shop.platform.messaging.Commands;
import shop.platform.outside.OutsideCalls;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.LabelAnswer;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.RecordLabelBought;
import shop.shipping.dispatching.RecordLabelRefused;
import shop.shipping.dispatching.RecordLabelVoidRefused;
import shop.shipping.dispatching.RecordLabelVoided;

/**
 * Takes recorded requests to the carrier and its answers back to the shipment. Nobody waits here: a request that gets no
 * answer stays recorded, and is brought again.
 */
@Component
public class CarrierDesk {

    private final Carrier carrier;
    private final Commands commands;
    private final OutsideCalls calls;

    CarrierDesk(Carrier carrier, Commands commands, CarrierSettings settings) {
        this.carrier = carrier;
        this.commands = commands;
        calls = new OutsideCalls("carrier", settings.atOnce(), settings.waiting());
    }

    /** @return whether the carrier will be asked now; if not, it is being asked already, or the desk is full */
    public boolean ask(LabelRequested request) {
        return calls.make(request.operationKey(), () -> commands.send(told(request, carrier.buyLabel(request))));
    }

    /** @return whether the carrier will be asked now; if not, it is being asked already, or the desk is full */
    public boolean ask(LabelVoidRequested request) {
        return calls.make(
                request.operationKey(),
                () -> commands.send(
                        switch (carrier.voidLabel(request)) {
                            case VOIDED -> new RecordLabelVoided(request.shipmentId(), request.labelNumber());
                            case ALREADY_SCANNED ->
                                new RecordLabelVoidRefused(request.shipmentId(), request.labelNumber());
                        }));
    }

    private static Object told(LabelRequested request, LabelAnswer answer) {
        if (answer instanceof LabelSold sold) {
            return new RecordLabelBought(
                    request.shipmentId(), request.labelNumber(), sold.labelId(), sold.carrier(), sold.trackingCode());
        }
        LabelNotSold refused = (LabelNotSold) answer;
        return new RecordLabelRefused(request.shipmentId(), request.labelNumber(), refused.reason());
    }

    @PreDestroy
    void close() {
        calls.close();
    }
}
