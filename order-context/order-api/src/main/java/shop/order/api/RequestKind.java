package shop.order.api;

/** What an order asks of payment and shipping, and waits to hear of (ORD-12). */
public enum RequestKind {
    /** A tender to be authorised or paid. */
    PAYMENT(Awaited.What.PAYMENT, Awaited.Whom.PROVIDER),
    /** A parcel to be prepared, up to its label. */
    LABEL(Awaited.What.LABEL, Awaited.Whom.CARRIER),
    /** A parcel to be held back. */
    CANCELLATION(Awaited.What.CANCELLATION, Awaited.Whom.CARRIER),
    /** Money that is due to be taken. */
    CAPTURE(Awaited.What.CAPTURE, Awaited.Whom.PROVIDER),
    /** Money that is not needed to be let go. */
    RELEASE(Awaited.What.RELEASE, Awaited.Whom.PROVIDER),
    /** Money to be given back. */
    REFUND(Awaited.What.REFUND, Awaited.Whom.PROVIDER);

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
