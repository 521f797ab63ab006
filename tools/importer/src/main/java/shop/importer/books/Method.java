package shop.importer.books;

/** How a tender is paid. */
public enum Method {
    CARD,
    DEBIT,
    VOUCHER,
    BANK_SLIP;

    /** Whether its money comes at once, without being set aside first. */
    public boolean paysAtOnce() {
        return this != CARD;
    }
}
