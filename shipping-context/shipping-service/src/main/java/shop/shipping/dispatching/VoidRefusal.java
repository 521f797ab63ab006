package shop.shipping.dispatching;

/** Why a carrier does not take a label back (SHP-02). */
public enum VoidRefusal {

    /** It has seen the parcel. */
    ALREADY_SCANNED,

    /** It knows no such label, or not any more. */
    LABEL_UNKNOWN,

    /** It says no, and would again. */
    REFUSED
}
