package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import shop.platform.web.Cursors;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentView;

/**
 * A page of the list of shipments.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many shipments match just now, over all pages
 */
record ListedShipments(
        List<ShipmentView> shipments,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many shipments match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors(ShipmentId.FORM);

    static ListedShipments of(ShipmentPage page, ShipmentOrder order) {
        return new ListedShipments(
                page.shipments(),
                page.next().map(place -> CURSORS.of(order.letter(), place.at(), place.shipmentId())),
                page.total());
    }
}
