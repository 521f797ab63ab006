package shop.order.api;

/** In which condition something came back (ORD-15). */
public enum UnitCondition {
    /** It can be sold again. */
    AS_NEW,
    /** It was used. */
    USED,
    /** It is damaged. */
    DAMAGED,
    /** Something else came back in its place. */
    NOT_WHAT_WAS_SENT
}
