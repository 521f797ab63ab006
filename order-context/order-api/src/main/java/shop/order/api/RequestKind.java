package shop.order.api;

/** What an order asks of payment, shipping and its returns, and waits to hear of (ORD-12). */
public enum RequestKind {
    /** A tender to be authorised or paid. */
    PAYMENT(Awaited.What.PAYMENT, Awaited.Whom.PROVIDER),
    /** A parcel to be prepared, up to its label. */
    LABEL(Awaited.What.LABEL, Awaited.Whom.CARRIER),
    /** A parcel to be held back. */
    CANCELLATION(Awaited.What.CANCELLATION, Awaited.Whom.CARRIER),
    /** A parcel that is under way to be brought back. */
    INTERCEPT(Awaited.What.INTERCEPT, Awaited.Whom.CARRIER),
    /** Money that is due to be taken. */
    CAPTURE(Awaited.What.CAPTURE, Awaited.Whom.PROVIDER),
    /** Money that is not needed to be let go. */
    RELEASE(Awaited.What.RELEASE, Awaited.Whom.PROVIDER),
    /** Money to be given back. */
    REFUND(Awaited.What.REFUND, Awaited.Whom.PROVIDER),
    /** A parcel to go to another address. */
    REDIRECTION(Awaited.What.REDIRECTION, Awaited.Whom.CARRIER),
    /** Units to be taken out of a parcel. */
    UNITS_CANCELLATION(Awaited.What.UNITS_CANCELLATION, Awaited.Whom.SHIP_FROM),
    /** A parcel to be kept as long as a person holds it, or not any more. */
    HOLD(Awaited.What.HOLD, Awaited.Whom.SHIP_FROM),
    /** A return to be taken down, so that it can be decided about. */
    RETURN(Awaited.What.APPROVAL, Awaited.Whom.SUPPORT),
    /** A return to be prepared, up to its label. */
    RETURN_LABEL(Awaited.What.LABEL, Awaited.Whom.CARRIER);

    private final Awaited.What what;
    private final Awaited.Whom of;

    RequestKind(Awaited.What what, Awaited.Whom of) {
        this.what = what;
        this.of = of;
    }

    /** As what the order waits for it. */
    public Awaited.What what() {
        return what;
    }

    /** By whom it is to be done in the end. */
    public Awaited.Whom of() {
        return of;
    }
}
