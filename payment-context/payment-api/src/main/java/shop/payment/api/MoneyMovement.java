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
    TURNED_BACK(false),
    /** It was collected by a person, without the provider. */
    COLLECTED(true),
    /** What was collected by a person was given back by a person. */
    HANDED_BACK(false);

    private final boolean taken;

    MoneyMovement(boolean taken) {
        this.taken = taken;
    }

    /** Whether its provider has nothing to do with it. */
    public boolean isOutside() {
        return this == COLLECTED || this == HANDED_BACK;
    }

    /** Whether it went from the customer to the shop; otherwise it went back. */
    public boolean isTaken() {
        return taken;
    }
}
