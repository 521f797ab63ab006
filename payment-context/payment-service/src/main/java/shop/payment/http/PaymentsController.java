package shop.payment.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPayments;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.Reads;

/** Payments over HTTP. */
@RestController
@RequestMapping("/payments")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class PaymentsController implements PaymentsApi {

    private static final String NEWEST_FIRST = "-requestedAt";
    private static final String OLDEST_FIRST = "requestedAt";

    private final Reads reads;

    PaymentsController(Reads reads) {
        this.reads = reads;
    }

    @Override
    @GetMapping("/{paymentId}")
    public ResponseEntity<PaymentView> read(@PathVariable String paymentId) {
        PaymentId id = new PaymentId(paymentId);
        PaymentView view = reads.one(new FindPayment(id), PaymentView.class, id);
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }

    @Override
    @GetMapping
    public ListedPayments list(
            @RequestParam(required = false) Set<PaymentView.State> state,
            @RequestParam(required = false) OrderId orderId,
            @RequestParam(required = false) Instant requestedFrom,
            @RequestParam(required = false) Instant requestedBefore,
            @RequestParam(defaultValue = NEWEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        boolean oldestFirst = sort.equals(OLDEST_FIRST);
        FindPayments query = new FindPayments(
                state == null ? Set.of() : state,
                Optional.ofNullable(orderId),
                Optional.ofNullable(requestedFrom),
                Optional.ofNullable(requestedBefore),
                oldestFirst,
                Optional.ofNullable(cursor)
                        .map(told -> ListedPayments.CURSORS.read(told, oldestFirst, FindPayments.Place::new)),
                size);
        return ListedPayments.of(reads.answer(query, PaymentPage.class), oldestFirst);
    }
}
