package shop.payment.api;

/** What a provider is asked to do with a payment. */
public enum PaymentOperation {
    /** To set money aside, or to take it at once where the method does that. */
    AUTHORISE,
    /** To take money that is set aside. */
    CAPTURE,
    /** To let go of what is set aside. */
    VOID,
    /** To give money back. */
    REFUND
}
