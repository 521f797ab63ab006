package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.platform.web.Cursors;

/**
 * A page of the list of payments.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many payments match just now, over all pages
 */
record ListedPayments(
        List<PaymentView> payments,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many payments match just now, over all pages")
        long total) {

    static final Cursors CURSORS = new Cursors("payment-[A-Za-z0-9-]{1,80}");

    static ListedPayments of(PaymentPage page, boolean oldestFirst) {
        return new ListedPayments(
                page.payments(),
                page.next().map(place -> CURSORS.of(oldestFirst, place.requestedAt(), place.paymentId())),
                page.total());
    }
}
