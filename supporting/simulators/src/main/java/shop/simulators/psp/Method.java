package shop.simulators.psp;

/** How the customer pays. */
enum Method {
    /** Authorised first, captured later. */
    CARD,
    /** Paid at once. */
    DEBIT,
    /** Paid at once. */
    VOUCHER,
    /** Paid when the customer pays the slip, which here is at once unless the token says never. */
    BANK_SLIP;

    boolean fromACard() {
        return this == CARD || this == DEBIT;
    }
}
