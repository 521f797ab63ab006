package shop.shipping.dispatching;

/** How far a shipment has come here. Once it is with the carrier, its {@link Journey} tells where it is. */
enum Standing {
    /** A label is asked for, or about to be. */
    AWAITING_LABEL,
    /** It waits for a person (SHP-03). */
    ON_HOLD,
    /** Ready to be handed over. */
    LABELLED,
    /** It is wanted back, and nobody knows yet whether it stays: the carrier may have a label out. */
    BEING_CANCELLED,
    /** With the carrier. */
    DISPATCHED,
    DELIVERED,
    /** It stays here. */
    CANCELLED;

    /** Whether it has not left, and may. */
    boolean isHere() {
        return !isWithTheCarrier() && this != CANCELLED;
    }

    /** Whether it stays here, or is to. */
    boolean isGivenUp() {
        return this == BEING_CANCELLED || this == CANCELLED;
    }

    boolean isWithTheCarrier() {
        return this == DISPATCHED || this == DELIVERED;
    }
}
