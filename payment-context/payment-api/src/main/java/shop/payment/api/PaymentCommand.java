package shop.payment.api;

/** What the payment context can be asked to do. The first component of each names the payment. */
public sealed interface PaymentCommand permits AuthorizePayment, CapturePayment, ReleasePayment, RefundPayment {
    PaymentId paymentId();
}
