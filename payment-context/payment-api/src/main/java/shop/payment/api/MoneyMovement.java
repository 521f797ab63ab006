package shop.payment.api;

/** How money has moved for which there is a receipt (PAY-19). */
public enum MoneyMovement {
    /** It was taken at once. */
    PAID(true),
    /** It was taken of what was set aside. */
    CAPTURED(true),
    /** It was given back by the provider. */
    REFUNDED(false),
    /** It was given back by a person. */
    TRANSFERRED(false),
    /** What was paid has gone back to its payer. */
    TURNED_BACK(false);

    private final boolean taken;

    MoneyMovement(boolean taken) {
        this.taken = taken;
    }

    /** Whether it went from the customer to the shop; otherwise it went back. */
    public boolean isTaken() {
        return taken;
    }
}
