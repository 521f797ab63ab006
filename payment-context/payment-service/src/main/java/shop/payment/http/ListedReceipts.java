package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptPage;
import shop.payment.api.ReceiptView;
import shop.platform.web.Cursors;
import shop.platform.web.NotFound;

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

    private static final Cursors CURSORS = new Cursors("receipts-[a-z0-9][a-z0-9-]{0,39}-[0-9]{4}/[1-9][0-9]{0,17}");

    static ListedReceipts of(ReceiptBookId book, ReceiptPage page, boolean oldestFirst) {
        return new ListedReceipts(
                book.merchant(),
                book.year(),
                page.receipts(),
                page.next().map(number -> CURSORS.of(oldestFirst, Instant.EPOCH, book + "/" + number)),
                page.total(),
                page.lastNumber());
    }

    /** The place behind which a page begins. */
    static Place place(String cursor, boolean oldestFirst) {
        return CURSORS.read(cursor, oldestFirst, (nothing, place) -> Place.of(place));
    }

    /**
     * A place in a book.
     *
     * @param number of the last receipt that was told
     */
    record Place(ReceiptBookId book, long number) {

        private static Place of(String place) {
            int slash = place.indexOf('/');
            return new Place(new ReceiptBookId(place.substring(0, slash)), Long.parseLong(place.substring(slash + 1)));
        }

        /** @throws NotFound when no page of the book that is asked for has told it; what is not asked for, the place knows */
        Place in(Optional<String> merchant, Optional<Integer> year) {
            if (merchant.filter(asked -> !asked.equals(book.merchant())).isPresent()
                    || year.filter(asked -> asked != book.year()).isPresent()) {
                throw new NotFound(
                        "page-not-found",
                        "This cursor is of the receipts of " + book.merchant() + " in " + book.year()
                                + "; ask for those, or begin anew without it.");
            }
            return this;
        }
    }
}
