package shop.order.api;

/** Why something that an order has asked for was refused, in our words; never in those of whoever refused it. */
public enum RefusalReason {
    /** The provider refuses it for certain, and has told no reason that we know. */
    REFUSED,
    /** The time in which what is set aside could be taken is over (PAY-01). */
    AUTHORISATION_ENDED,
    /** What it was to take the place of was taken after all (PAY-12). */
    TAKEN_ALREADY,
    /** The payment's method gives nothing back through the provider (PAY-14). */
    NO_REFUNDS,
    /** The provider gives this payment back as a whole only, and this is a part of it (PAY-14). */
    NO_PARTIAL_REFUNDS,
    /** It goes back to an account of the payer's only, and nobody has told which (PAY-16). */
    ACCOUNT_MISSING,
    /** The provider had accepted it, and has not done it in the end (PAY-07). */
    FAILED_IN_THE_END,
    /** A person has found out with the provider that it was not done (PAY-06). */
    NOT_DONE,
    /** The carrier has the parcel, or may have it: it could not be held back (SHP-02). */
    NOT_HELD_BACK,
    /** The carrier does not bring the parcel back (ORD-07). */
    NOT_BROUGHT_BACK,
    /** Another address came too late for the parcel (ORD-08). */
    NOT_REDIRECTED,
    /** Units could not be taken out of the parcel any more (ORD-18). */
    UNITS_NOT_TAKEN_OUT
}
