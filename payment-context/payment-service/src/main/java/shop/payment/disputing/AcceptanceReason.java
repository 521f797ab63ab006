package shop.payment.disputing;

/** Why the shop gives in to a dispute (PAY-10). */
public enum AcceptanceReason {
    /** The customer is right. */
    CUSTOMER_IS_RIGHT,
    /** Nothing shows that the payment is right. */
    NO_EVIDENCE,
    /** To answer it would cost more than it is worth. */
    NOT_WORTH_AN_ANSWER,
    /** None of the others. */
    ANOTHER_REASON
}
