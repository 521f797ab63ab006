package shop.payment.api;

/** What a customer's bank does about a payment that the customer disputes. */
public enum DisputeKind {
    /** It takes the money, and gives it back if the shop wins. */
    CHARGEBACK,
    /** It only asks. */
    INQUIRY
}
