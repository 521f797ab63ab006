package shop.payment.api;

/** How a person has given money back that the provider could not (PAY-03). */
public enum TransferMeans {
    /** To an account of the customer's. */
    BANK_TRANSFER,
    /** In cash. */
    CASH,
    /** None of the others. */
    ANOTHER_WAY
}
