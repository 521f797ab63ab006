package shop.shipping.api;

/**
 * What came back, as whoever opened the parcel found it (SHP-08).
 *
 * @param line the number of its line in the order, from 1
 * @param quantity how many units, 1 or more
 */
public record ReceivedItem(int line, int quantity, Condition condition) {

    /** In which condition something came back. */
    public enum Condition {
        /** It can be sold again. */
        AS_NEW,
        /** It was used. */
        USED,
        /** It is damaged. */
        DAMAGED,
        /** Something else came back in its place. */
        NOT_WHAT_WAS_SENT
    }
}
