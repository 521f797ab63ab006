package shop.importer.generator;

/**
 * How often people do something about an order after it was placed, each as a share from 0 to 1.
 *
 * @param replaced of declined payments, those in whose place another is given
 * @param cancelledUnits of units, those that are given up before they are handed over
 * @param shortUnits of units, those that are not there when they are packed
 * @param madeGood of parcels that do not arrive, those that support refunds or replaces
 * @param returnedUnits of units that arrive, those that are given back
 * @param exchangedUnits of those, and that are as was told, for which the same is sent once more
 * @param faultyUnits of units that arrive, those that are not as they should be, and are made good
 * @param amended of orders, those of which something is ordered more, less or beside
 * @param held of orders, those that a person holds for a while
 * @param goodwill of orders that arrive, those of which something is given back without a return
 */
public record ChangeShares(
        double replaced,
        double cancelledUnits,
        double shortUnits,
        double madeGood,
        double returnedUnits,
        double exchangedUnits,
        double faultyUnits,
        double amended,
        double held,
        double goodwill) {

    /** Nobody does anything. */
    public static final ChangeShares NONE = new ChangeShares(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public ChangeShares {
        Shares.requireShare("replaced payments", replaced);
        Shares.requireShare("cancelled units", cancelledUnits);
        Shares.requireShare("short units", shortUnits);
        Shares.requireShare("parcels made good", madeGood);
        Shares.requireShare("returned units", returnedUnits);
        Shares.requireShare("exchanged units", exchangedUnits);
        Shares.requireShare("faulty units", faultyUnits);
        Shares.requireShare("amended orders", amended);
        Shares.requireShare("held orders", held);
        Shares.requireShare("orders with goodwill", goodwill);
        Shares.requireShare("all that befalls units before they are sent together", cancelledUnits + shortUnits);
    }
}
