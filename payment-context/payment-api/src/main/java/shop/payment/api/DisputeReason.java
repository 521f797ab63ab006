package shop.payment.api;

/** Why a customer disputes a payment, in our words. */
public enum DisputeReason {
    /** What was paid for has not come. */
    NOT_RECEIVED,
    /** What has come is not what was promised. */
    NOT_AS_DESCRIBED,
    /** The customer says that they have not paid. */
    NOT_AUTHORISED,
    /** It was paid twice. */
    PAID_TWICE,
    /** It was to be given back, and was not. */
    NOT_REFUNDED,
    /** The provider gives none that we have a word for. */
    OTHER
}
