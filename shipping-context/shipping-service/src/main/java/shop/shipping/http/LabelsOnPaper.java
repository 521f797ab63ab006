package shop.shipping.http;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
class LabelsOnPaper implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final ThreadPoolExecutor asking =
            new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), LabelsOnPaper::thread);
    private final PrintableLabels labels;
    private final Carrier carrier;
    private final PrintingSettings settings;

    LabelsOnPaper(PrintableLabels labels, Carrier carrier, PrintingSettings settings) {
        this.labels = labels;
        this.carrier = carrier;
        this.settings = settings;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "shipping-drawings");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    ResponseEntity<byte[]> of(ShipmentId shipment) {
        return of(labels.of(shipment), "cancel the shipment");
    }

    ResponseEntity<byte[]> of(ReturnShipmentId returnShipment) {
        return of(labels.of(returnShipment), "have the goods brought without one");
    }

    /** A carrier that stalls keeps only so many waiting: whoever else asks has other things to do. */
    private Optional<URI> drawnAt(PrintableLabel label) {
        Future<Optional<URI>> asked;
        try {
            asked = asking.submit(() -> carrier.drawnAt(label.labelId()));
        } catch (RejectedExecutionException full) {
            throw new CarrierDidNotAnswer("the carrier is asked for " + AT_ONCE + " labels already", full);
        }
        try {
            return asked.get(settings.drawnWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new CarrierDidNotAnswer(label.labelId() + ": no answer for " + settings.drawnWithin(), late);
        } catch (InterruptedException stopped) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new CarrierDidNotAnswer(label.labelId() + ": nobody waits for it any more", stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private ResponseEntity<byte[]> of(PrintableLabel label, String otherwise) {
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
