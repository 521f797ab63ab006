package shop.payment.http;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPaymentsOfOrder;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentsOfOrder;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.Reads;

/** Payments over HTTP. */
@RestController
@RequestMapping("/payments")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class PaymentsController implements PaymentsApi {

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
    public PaymentsOfOrder ofOrder(@RequestParam String orderId) {
        return reads.answer(new FindPaymentsOfOrder(OrderId.of(orderId)), PaymentsOfOrder.class);
    }
}
