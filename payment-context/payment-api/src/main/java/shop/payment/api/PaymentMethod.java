package shop.payment.api;

/** How a tender is paid. What each method can do (at once or later, one or many captures) the provider declares. */
public enum PaymentMethod {
    /** A credit card: authorised first, captured later. */
    CARD,
    /** A debit card: paid at once. */
    DEBIT,
    /** A voucher: paid at once. */
    VOUCHER,
    /** A slip that the payer takes to a bank: paid when it is paid. */
    BANK_SLIP
}
