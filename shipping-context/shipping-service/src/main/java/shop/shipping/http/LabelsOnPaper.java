package shop.shipping.http;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import shop.http.Problem;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelNotDrawn;
import shop.shipping.labels.LabelSheet;
import shop.shipping.labels.PrintableLabel;
import shop.shipping.labels.PrintableLabels;

/** Labels to be printed: the carrier's own, where it draws them, else ours. */
@Component
class LabelsOnPaper {

    private final PrintableLabels labels;
    private final Carrier carrier;

    LabelsOnPaper(PrintableLabels labels, Carrier carrier) {
        this.labels = labels;
        this.carrier = carrier;
    }

    ResponseEntity<byte[]> of(ShipmentId shipment) {
        return of(labels.of(shipment));
    }

    ResponseEntity<byte[]> of(ReturnShipmentId returnShipment) {
        return of(labels.of(returnShipment));
    }

    private ResponseEntity<byte[]> of(PrintableLabel label) {
        try {
            return carrier.drawnAt(label.labelId())
                    .map(place -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .cacheControl(CacheControl.noStore())
                            .location(place)
                            .<byte[]>build())
                    .orElseGet(() -> ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .contentType(MediaType.APPLICATION_PDF)
                            .body(LabelSheet.of(label)));
        } catch (LabelNotDrawn nowhere) {
            throw new ErrorResponseException(
                    HttpStatus.CONFLICT,
                    Problem.of(
                            HttpStatus.CONFLICT,
                            "label-not-drawn",
                            "The carrier has no drawing of this label. Print it in the carrier's own tool, or cancel the shipment."),
                    nowhere);
        } catch (CarrierDidNotAnswer silent) {
            throw new ErrorResponseException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "carrier-silent",
                            "The carrier does not say just now where the label is. Ask again in a moment."),
                    silent);
        }
    }
}
