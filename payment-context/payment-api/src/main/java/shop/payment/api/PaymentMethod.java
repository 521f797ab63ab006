package shop.payment.api;

/** How a tender is paid. What each method can do (at once or later, one or many captures) the provider declares. */
public enum PaymentMethod {
    CARD,
    DEBIT,
    VOUCHER,
    BANK_SLIP
}
