package shop.payment.api;

/** An account of the payer's to which a provider gives money back that it cannot give back the way it came (PAY-16). */
public enum AccountKind {
    /** With a Korean bank: its code, a number, and whose it is. */
    KOREAN_BANK
}
