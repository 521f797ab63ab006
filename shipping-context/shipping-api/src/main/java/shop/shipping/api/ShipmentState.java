package shop.shipping.api;

/** Where a parcel stands (SHP-06). */
public enum ShipmentState {
    /** It is to be sent, and its label is asked for. */
    PREPARED,
    /** It does not go on until its address is changed, or whoever holds it releases it (SHP-03). */
    ON_HOLD,
    /** It has its label, and is ready to be handed over. */
    LABELLED,
    /** The carrier has it, and has not scanned it since. */
    DISPATCHED,
    /** It is on its way. */
    IN_TRANSIT,
    /** It is on its last way, to the door. */
    OUT_FOR_DELIVERY,
    /** Nobody took it at the door; another attempt follows. */
    DELIVERY_ATTEMPTED,
    /** It waits where the recipient can fetch it. */
    AVAILABLE_FOR_PICKUP,
    /** It has arrived. */
    DELIVERED,
    /** The carrier reports that it is damaged. */
    DAMAGED,
    /** Three attempts failed (SHP-07): it comes back, unless a scan says otherwise. */
    EXPECTED_BACK,
    /** It is back where it came from. */
    RETURNED_TO_SENDER,
    /** Nobody has seen it for long (SHP-07); a later scan revokes that. */
    PRESUMED_LOST,
    /** It stays here. */
    CANCELLED
}
