package shop.shipping.asking;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.platform.outside.OpenQuestions;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentInterceptRefused;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.ReturnLabelVoidRefused;
import shop.shipping.dispatching.ReturnLabelVoided;
import shop.shipping.dispatching.SpareLabelVoidRefused;
import shop.shipping.dispatching.SpareLabelVoided;
import shop.shipping.dispatching.SpareReturnLabelVoidRefused;
import shop.shipping.dispatching.SpareReturnLabelVoided;
import shop.shipping.dispatching.TrackingNumberAwaited;

/** What shipments wait to hear: that the carrier has sold a label, or has taken it back. */
@Component
@ProcessingGroup("shipping-asking")
class ShipmentQuestions {

    private final OpenQuestions questions;

    ShipmentQuestions(OpenQuestions questions) {
        this.questions = questions;
    }

    @ResetHandler
    void reset() {
        questions.reset();
    }

    @EventHandler
    void on(CarrierRequest event, @Timestamp Instant at) {
        questions.raise(event.subject(), event.operationKey(), event, at);
    }

    @EventHandler
    void on(LabelBought event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(LabelRefused event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(TrackingNumberAwaited event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(LabelVoided event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(LabelVoidRefused event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(SpareLabelVoided event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(SpareLabelVoidRefused event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(ShipmentInterceptAccepted event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(ShipmentInterceptRefused event) {
        questions.settle(event.shipmentId().value(), event);
    }

    @EventHandler
    void on(ReturnShipmentLabelled event) {
        questions.settle(event.returnShipmentId().value(), event);
    }

    @EventHandler
    void on(ReturnShipmentNotLabelled event) {
        questions.settle(event.returnShipmentId().value(), event);
    }

    @EventHandler
    void on(SpareReturnLabelVoided event) {
        questions.settle(event.returnShipmentId().value(), event);
    }

    @EventHandler
    void on(SpareReturnLabelVoidRefused event) {
        questions.settle(event.returnShipmentId().value(), event);
    }

    @EventHandler
    void on(ReturnLabelVoided event) {
        questions.settle(event.returnShipmentId().value(), event);
    }

    @EventHandler
    void on(ReturnLabelVoidRefused event) {
        questions.settle(event.returnShipmentId().value(), event);
    }
}
