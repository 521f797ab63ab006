package shop.shipping.carrier.tracker;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.http.Problem;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.tracking.LabelledParcels;
import shop.shipping.whereabouts.AskWhereParcelsAre;

/**
 * Where the tracker tells that there is news of a number. It signs nothing and says nothing but carrier and number; so the
 * path is a secret, and what is said there has the tracker asked, and no more (SHP-15).
 */
@RestController
@ConditionalOnProperty("shipping.carrier.tracker.client-id")
class TrackerNotices {

    private final byte[] key;
    private final LabelledParcels parcels;
    private final AskWhereParcelsAre asking;

    TrackerNotices(TrackerSettings settings, LabelledParcels parcels, AskWhereParcelsAre asking) {
        key = settings.noticeKey().getBytes(StandardCharsets.UTF_8);
        this.parcels = parcels;
        this.asking = asking;
    }

    /** What it tells. */
    record Notice(String carrierId, String trackingNumber) {}

    @Hidden
    @PostMapping("/tracker-notices/{key}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void take(@PathVariable("key") String given, @RequestBody Notice notice) {
        if (key.length == 0 || !MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
            throw problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing here.");
        }
        boolean areAsked = parcels.with(GivenLabels.idOf(notice.carrierId(), notice.trackingNumber())).stream()
                .allMatch(asking::ask);
        if (!areAsked) {
            throw problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "asking-already",
                    "The tracker is being asked already, and there may be more to hear by now. Tell it again.");
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
        return new ErrorResponseException(status, Problem.of(status, code, detail), null);
    }
}
