package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptPage;
import shop.payment.api.ReceiptView;
import shop.platform.web.Cursors;

/**
 * A page of the list of receipts.
 *
 * @param next the cursor of the following page; missing on the last one
 * @param total how many there are just now, over all pages
 * @param lastNumber the highest number that was given
 */
record ListedReceipts(
        @Schema(example = "shop") String merchant,
        @Schema(example = "2026") int year,
        List<ReceiptView> receipts,

        @Schema(description = "cursor of the following page; missing on the last one")
        Optional<String> next,

        @Schema(description = "how many receipts there are just now, over all pages")
        long total,

        @Schema(description = "the highest number that was given; the same as the total, since no number is left out")
        long lastNumber) {

    private static final Cursors CURSORS = new Cursors("[1-9][0-9]{0,17}");

    static ListedReceipts of(ReceiptBookId book, ReceiptPage page, boolean oldestFirst) {
        return new ListedReceipts(
                book.merchant(),
                book.year(),
                page.receipts(),
                page.next().map(number -> CURSORS.of(oldestFirst, Instant.EPOCH, Long.toString(number))),
                page.total(),
                page.lastNumber());
    }

    /** The number behind which a page begins. */
    static long number(String cursor, boolean oldestFirst) {
        return CURSORS.read(cursor, oldestFirst, (nothing, number) -> Long.parseLong(number));
    }
}
