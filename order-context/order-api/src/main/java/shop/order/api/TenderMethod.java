package shop.order.api;

/** The ways to pay that a customer can choose from. */
public enum TenderMethod {
    /** Authorised when the order is placed, captured when a parcel is handed over. */
    CARD(false),
    /** Paid at once. */
    DEBIT(true),
    /** Paid at once. */
    VOUCHER(true),
    /** Paid at once when the slip is paid; until then awaited. */
    BANK_SLIP(true);

    private final boolean paysAtOnce;

    TenderMethod(boolean paysAtOnce) {
        this.paysAtOnce = paysAtOnce;
    }

    public boolean paysAtOnce() {
        return paysAtOnce;
    }
}
