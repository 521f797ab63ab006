package shop.payment.http;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.payment.api.FindPaymentReceipts;
import shop.payment.api.FindReceipts;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentReceipts;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptPage;
import shop.payment.issuing.ReceiptSettings;
import shop.platform.security.Roles;
import shop.platform.web.Reads;

/** Receipts over HTTP. */
@RestController
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class ReceiptsController implements ReceiptsApi {

    private static final String OLDEST_FIRST = "number";

    private final Reads reads;
    private final ReceiptSettings settings;
    private final Clock clock;

    ReceiptsController(Reads reads, ReceiptSettings settings, Clock clock) {
        this.reads = reads;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @GetMapping("/payments/{paymentId}/receipts")
    public PaymentReceipts ofPayment(@PathVariable String paymentId) {
        PaymentId id = new PaymentId(paymentId);
        return reads.one(new FindPaymentReceipts(id), PaymentReceipts.class, id);
    }

    @Override
    @GetMapping("/receipts")
    public ListedReceipts list(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) String merchant,
            @RequestParam(defaultValue = OLDEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        boolean oldestFirst = sort.equals(OLDEST_FIRST);
        Optional<ListedReceipts.Place> place = Optional.ofNullable(cursor)
                .map(told -> ListedReceipts.place(told, oldestFirst)
                        .in(Optional.ofNullable(merchant), Optional.ofNullable(year)));
        ReceiptBookId book = place.map(ListedReceipts.Place::book)
                .orElseGet(() -> ReceiptBookId.of(
                        merchant == null ? settings.merchant() : merchant,
                        year == null ? settings.yearOf(clock.instant()) : year));
        FindReceipts query = new FindReceipts(book, oldestFirst, place.map(ListedReceipts.Place::number), size);
        return ListedReceipts.of(book, reads.answer(query, ReceiptPage.class), oldestFirst);
    }
}
