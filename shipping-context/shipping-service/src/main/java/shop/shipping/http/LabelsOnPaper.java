package shop.shipping.http;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    private static final int AT_ONCE = 8;

    private final Semaphore asking = new Semaphore(AT_ONCE);
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

    /** A carrier that stalls keeps only so many waiting: whoever else asks has other things to do. */
    private Optional<URI> drawnAt(PrintableLabel label) {
        if (!asking.tryAcquire()) {
            throw new CarrierDidNotAnswer("the carrier is asked for " + AT_ONCE + " labels already");
        }
        try {
            return carrier.drawnAt(label.labelId());
        } finally {
            asking.release();
        }
    }

    private ResponseEntity<byte[]> of(PrintableLabel label) {
        try {
            return drawnAt(label)
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
