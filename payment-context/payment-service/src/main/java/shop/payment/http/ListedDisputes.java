package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import shop.payment.api.DisputePage;
import shop.payment.api.DisputeView;
import shop.platform.web.Cursors;

/**
 * A page of the list of disputes.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many disputes match just now, over all pages
 */
record ListedDisputes(
        List<DisputeView> disputes,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many disputes match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors("dispute-[A-Za-z0-9-]{1,80}-[A-Za-z0-9_]{1,64}");

    static ListedDisputes of(DisputePage page, boolean oldestFirst) {
        return new ListedDisputes(
                page.disputes(),
                page.next().map(place -> CURSORS.of(oldestFirst, place.openedAt(), place.disputeId())),
                page.total());
    }
}
