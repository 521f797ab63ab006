package shop.shipping.http;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import shop.http.Problem;
import shop.platform.outside.Patience;
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
class LabelsOnPaper implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final PrintableLabels labels;
    private final Carrier carrier;
    private final Patience patience;

    LabelsOnPaper(PrintableLabels labels, Carrier carrier, PrintingSettings settings) {
        this.labels = labels;
        this.carrier = carrier;
        // A carrier that stalls keeps only so many waiting: whoever else asks has other things to do.
        patience = new Patience(
                "shipping-drawings",
                AT_ONCE,
                settings.drawnWithin(),
                why -> new CarrierDidNotAnswer("it does not say in time where it has drawn a label", why));
    }

    @Override
    public void close() {
        patience.close();
    }

    ResponseEntity<byte[]> of(ShipmentId shipment) {
        return of(labels.of(shipment), "have the shop cancel what is in it");
    }

    ResponseEntity<byte[]> of(ReturnShipmentId returnShipment) {
        return of(labels.of(returnShipment), "have the goods brought without one");
    }

    private ResponseEntity<byte[]> of(PrintableLabel label, String otherwise) {
        try {
            return patience.ask(() -> carrier.drawnAt(label.labelId()))
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
                            "The carrier has no drawing of this label. Print it in the carrier's own tool, or "
                                    + otherwise + "."),
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
