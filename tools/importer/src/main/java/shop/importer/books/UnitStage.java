package shop.importer.books;

import java.util.Locale;

/** What has become of a unit, as far as the files and the shop can tell; the world outside knows parcels only. */
public enum UnitStage {
    NOT_HANDED_OVER,
    /** A carrier has it, or has had it. */
    SENT,
    DELIVERED,
    /** It did not arrive, or not as it should have, and its money goes back. */
    REFUNDED,
    /** It was delivered, and came back, and its money with it. */
    GIVEN_BACK,
    /** It is not sent: it was given up, or was not there. */
    CANCELLED,
    /** The shop says more or less of it than of one unit. */
    UNCLEAR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
