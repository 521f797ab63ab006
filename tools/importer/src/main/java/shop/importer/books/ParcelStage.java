package shop.importer.books;

import java.util.Locale;

/** Where a parcel stands, as far as every book can tell. */
public enum ParcelStage {
    NOT_HANDED_OVER,
    ON_HOLD,
    UNDER_WAY,
    DELIVERED,
    LOST,
    RETURNED,
    DAMAGED,
    CANCELLED,
    /** The carrier sold more than one label for it that is still good. */
    LABELLED_TWICE;

    /** Whether it does not reach its customer. */
    boolean isAstray() {
        return this == LOST || this == RETURNED || this == DAMAGED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
