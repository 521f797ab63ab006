package shop.importer.books;

import shop.importer.files.PaymentType;

/** How a tender is paid. */
public enum Method {
    CARD,
    DEBIT,
    VOUCHER,
    BANK_SLIP;

    static Method of(PaymentType type) {
        return switch (type) {
            case CREDIT_CARD -> CARD;
            case DEBIT_CARD -> DEBIT;
            case VOUCHER -> VOUCHER;
            case BOLETO -> BANK_SLIP;
        };
    }

    /** Whether its money comes at once, without being set aside first. */
    public boolean paysAtOnce() {
        return this != CARD;
    }
}
