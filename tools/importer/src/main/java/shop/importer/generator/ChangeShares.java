package shop.importer.generator;

/**
 * How often people do something about an order after it was placed, each as a share from 0 to 1.
 *
 * @param replaced of declined payments, those in whose place another is given
 * @param cancelledUnits of units, those that are given up before they are handed over
 * @param shortUnits of units, those that are not there when they are packed
 * @param madeGood of parcels that do not arrive, those that support refunds or replaces
 * @param returnedUnits of units that arrive, those that are given back
 * @param amended of orders, those of which something is ordered more, less or beside
 */
public record ChangeShares(
        double replaced,
        double cancelledUnits,
        double shortUnits,
        double madeGood,
        double returnedUnits,
        double amended) {

    /** Nobody does anything. */
    public static final ChangeShares NONE = new ChangeShares(0, 0, 0, 0, 0, 0);

    public ChangeShares {
        Shares.requireShare("replaced payments", replaced);
        Shares.requireShare("cancelled units", cancelledUnits);
        Shares.requireShare("short units", shortUnits);
        Shares.requireShare("parcels made good", madeGood);
        Shares.requireShare("returned units", returnedUnits);
        Shares.requireShare("amended orders", amended);
        Shares.requireShare("all that befalls units before they are sent together", cancelledUnits + shortUnits);
    }
}
