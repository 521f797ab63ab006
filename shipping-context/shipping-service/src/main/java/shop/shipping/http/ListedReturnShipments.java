package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import shop.platform.web.Cursors;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentPage;
import shop.shipping.api.ReturnShipmentView;

/**
 * A page of the list of what comes back.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many match just now, over all pages
 */
record ListedReturnShipments(
        List<ReturnShipmentView> returnShipments,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors(ReturnShipmentId.FORM);

    static ListedReturnShipments of(ReturnShipmentPage page) {
        return new ListedReturnShipments(
                page.returnShipments(),
                page.next().map(place -> CURSORS.of(false, place.preparedAt(), place.returnShipmentId())),
                page.total());
    }
}
