package shop.shipping.api;

/** How far something is that comes back. */
public enum ReturnShipmentState {
    /** Its label is asked for. */
    PREPARED,
    /** The customer can send it. */
    LABELLED,
    /** The carrier sells no label for it; the customer can bring it. */
    WITHOUT_LABEL,
    /** The carrier has it. */
    UNDER_WAY,
    /** The carrier has brought it. What is in it is to be said. */
    ARRIVED,
    /** It is known what came back. */
    RECEIVED,
    /** It did not come back in time, and is not awaited any more. */
    LAPSED,
    /** Whoever gives it back has taken that back; it is not awaited. */
    CANCELLED
}
