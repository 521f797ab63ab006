package shop.importer.books;

/** Whether a parcel was delivered on or before the promised calendar day at its destination, by the carrier's time. */
public enum Punctuality {
    ON_TIME,
    LATE,
    /** Not delivered, or nothing was promised, or the files do not say when it was delivered. */
    OPEN
}
