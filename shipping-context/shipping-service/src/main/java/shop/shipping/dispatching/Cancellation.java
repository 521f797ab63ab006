package shop.shipping.dispatching;

/** How far a cancellation has come. */
enum Cancellation {
    NOT_ASKED_FOR,
    /** Nobody knows yet whether the goods stay: the carrier may have a label out. */
    REQUESTED,
    DONE,
    /** It came too late. */
    REFUSED
}
