package shop.order.api;

/** What becomes of an order when a ship-from does not find all that belongs into a parcel, and no other sends it (ORD-14). */
public enum IfShort {
    /** The rest is sent, and what is missing is not paid. */
    SHIP_REST,
    /** The customer wants all of it or nothing: what is still here is cancelled. */
    ALL_OR_NOTHING
}
