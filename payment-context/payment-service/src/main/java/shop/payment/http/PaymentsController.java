package shop.payment.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPayments;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.payment.collecting.MarkTransferred;
import shop.payment.collecting.RefundToAccount;
import shop.payment.collecting.RetryCapture;
import shop.payment.collecting.RetryRefund;
import shop.payment.collecting.SealedAccount;
import shop.payment.collecting.TellOutcome;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Failures;
import shop.platform.rejection.BusinessRejection;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.IfMatch;
import shop.platform.web.Reads;

/** Payments over HTTP. */
@RestController
@RequestMapping("/payments")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class PaymentsController implements PaymentsApi {

    private static final String NEWEST_FIRST = "-requestedAt";
    private static final String OLDEST_FIRST = "requestedAt";

    private final Commands commands;
    private final Reads reads;
    private final RefundAccounts accounts;

    PaymentsController(Commands commands, Reads reads, RefundAccounts accounts) {
        this.commands = commands;
        this.reads = reads;
        this.accounts = accounts;
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
            @RequestParam(required = false) Set<PaymentView.Need> needs,
            @RequestParam(required = false) OrderId orderId,
            @RequestParam(required = false) Instant requestedFrom,
            @RequestParam(required = false) Instant requestedBefore,
            @RequestParam(defaultValue = NEWEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        boolean oldestFirst = sort.equals(OLDEST_FIRST);
        FindPayments query = new FindPayments(
                state == null ? Set.of() : state,
                needs == null ? Set.of() : needs,
                Optional.ofNullable(orderId),
                Optional.ofNullable(requestedFrom),
                Optional.ofNullable(requestedBefore),
                oldestFirst,
                Optional.ofNullable(cursor)
                        .map(told -> ListedPayments.CURSORS.read(told, oldestFirst, FindPayments.Place::new)),
                size);
        return ListedPayments.of(reads.answer(query, PaymentPage.class), oldestFirst);
    }

    @Override
    @PostMapping("/{paymentId}/captures/{captureId}/attempts")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<PaymentView> retryCapture(
            @PathVariable String paymentId,
            @PathVariable String captureId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody CaptureRetryRequest retry) {
        PaymentId id = new PaymentId(paymentId);
        return sent(id, new RetryCapture(id, captureId, retry.reason()), ifMatch);
    }

    @Override
    @PostMapping("/{paymentId}/refunds/{refundId}/transfer")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<PaymentView> markTransferred(
            @PathVariable String paymentId,
            @PathVariable String refundId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody TransferRequest transfer) {
        PaymentId id = new PaymentId(paymentId);
        return sent(
                id,
                new MarkTransferred(
                        id, refundId, transfer.means(), transfer.nevertheless().orElse(false)),
                ifMatch);
    }

    @Override
    @PostMapping("/{paymentId}/refunds/{refundId}/account")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<PaymentView> refundToAccount(
            @PathVariable String paymentId,
            @PathVariable String refundId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody RefundAccountRequest account) {
        PaymentId id = new PaymentId(paymentId);
        SealedAccount sealed = accounts.seal(account.account());
        try {
            return sent(id, new RefundToAccount(id, refundId, sealed), ifMatch);
        } catch (RuntimeException failed) {
            // One that is refused, or of no payment, is needed by nobody; without an answer it may have been taken.
            if (BusinessRejection.in(failed).isPresent() || Failures.isAboutNothing(failed)) {
                accounts.forget(sealed);
            }
            throw failed;
        }
    }

    @Override
    @PostMapping("/{paymentId}/refunds/{refundId}/attempts")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<PaymentView> retryRefund(
            @PathVariable String paymentId,
            @PathVariable String refundId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody RefundRetryRequest retry) {
        PaymentId id = new PaymentId(paymentId);
        return sent(id, new RetryRefund(id, refundId, retry.reason()), ifMatch);
    }

    @Override
    @PostMapping("/{paymentId}/outcomes")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<PaymentView> tellOutcome(
            @PathVariable String paymentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody OutcomeRequest found) {
        PaymentId id = new PaymentId(paymentId);
        return sent(id, new TellOutcome(id, found.operationKey(), found.outcome(), found.evidence()), ifMatch);
    }

    private ResponseEntity<PaymentView> sent(PaymentId id, Object command, String ifMatch) {
        long version = commands.send(command, IfMatch.versions(ifMatch));
        return reads.seeing(version, new FindPayment(id), PaymentView.class, PaymentView::version)
                .map(view -> ResponseEntity.ok().eTag(ETags.of(view.version())).body(view))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }
}
