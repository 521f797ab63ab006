package shop.payment.api;

import java.util.List;
import java.util.Optional;

/**
 * Some disputes, in the order that was asked for.
 *
 * @param next behind which place the following ones stand; empty on the last page
 * @param total how many disputes match just now, over all pages
 */
public record DisputePage(List<DisputeView> disputes, Optional<FindDisputes.Place> next, long total) {

    public DisputePage {
        disputes = List.copyOf(disputes);
    }
}
