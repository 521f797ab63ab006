package shop.shipping.api;

/** Why a shipment does not go on by itself (SHP-03). */
public enum HoldReason {
    /** The carrier cannot deliver there (SHP-01). */
    ADDRESS_UNDELIVERABLE,
    /** The carrier does not sell this label, for a reason that is not the address. */
    LABEL_REFUSED
}
