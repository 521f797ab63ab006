package shop.shipping.api;

/** Where a parcel stands (SHP-06). */
public enum ShipmentState {
    PREPARED,
    ON_HOLD,
    LABELLED,
    DISPATCHED,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERY_ATTEMPTED,
    AVAILABLE_FOR_PICKUP,
    DELIVERED,
    DAMAGED,
    /** Three attempts failed (SHP-07): it comes back, unless a scan says otherwise. */
    EXPECTED_BACK,
    RETURNED_TO_SENDER,
    PRESUMED_LOST,
    CANCELLED
}
