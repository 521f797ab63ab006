package shop.shipping.publicpage;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Failures;
import shop.platform.web.TrackingLinks;
import shop.shipping.api.ShipmentId;
import shop.shipping.destination.Destination;
import shop.shipping.destination.Destinations;
import shop.shipping.tracking.PublicParcels;

/**
 * A parcel's page. A link that opens none, and one that never did, are answered alike. What fails is told without the path,
 * because whoever reads a link in a log could open it.
 */
@Hidden
@RestController
class TrackingPageController {

    private static final Logger log = LoggerFactory.getLogger(TrackingPageController.class);
    private static final String SECONDS_UNTIL_NEXT_TRY = "5";

    private final TrackingLinks links;
    private final PublicParcels parcels;
    private final Destinations destinations;

    TrackingPageController(TrackingLinks links, PublicParcels parcels, Destinations destinations) {
        this.links = links;
        this.parcels = parcels;
        this.destinations = destinations;
    }

    @GetMapping("/tracking/{shipmentId}/{key}")
    ResponseEntity<String> page(
            @PathVariable String shipmentId,
            @PathVariable String key,
            @RequestParam(required = false) String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        ToldLanguage told = ToldLanguage.of(Optional.ofNullable(language), Optional.ofNullable(acceptLanguage));
        try {
            return openedBy(shipmentId, key)
                    .flatMap(shipment -> page(shipment, told))
                    .map(page -> answer(HttpStatus.OK, told, page))
                    .orElseGet(() -> answer(HttpStatus.NOT_FOUND, told, TrackingPage.ofNoParcel(told)));
        } catch (RuntimeException failure) {
            if (Failures.pass(failure)) {
                log.warn("The page of a parcel has to wait: {}", failure.toString());
                return answer(HttpStatus.SERVICE_UNAVAILABLE, told, TrackingPage.later(told));
            }
            log.error("The page of a parcel failed", failure);
            return answer(HttpStatus.INTERNAL_SERVER_ERROR, told, TrackingPage.later(told));
        }
    }

    private Optional<ShipmentId> openedBy(String shipmentId, String key) {
        return links.isOf(shipmentId, key) ? Optional.of(new ShipmentId(shipmentId)) : Optional.empty();
    }

    private Optional<String> page(ShipmentId shipment, ToldLanguage language) {
        return parcels.find(shipment)
                .map(parcel ->
                        TrackingPage.of(parcel, destinations.of(shipment).map(Destination::recipient), language));
    }

    private static ResponseEntity<String> answer(HttpStatus status, ToldLanguage language, String page) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header("Content-Security-Policy", TrackingPage.CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow");
        return (status.is5xxServerError() ? answer.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_NEXT_TRY) : answer)
                .body(page);
    }
}
