package shop.importer.generator;

/**
 * How often things happen, each as a share of all orders from 0 to 1 (of parcels, for what befalls parcels).
 *
 * @param withoutItems orders that ORD-01 must refuse
 * @param unbalanced orders whose payments miss their total by some cents, which ORD-02 must refuse
 * @param cancelled before hand-over
 * @param shipped handed over and not arrived yet
 * @param waiting paid and not handed over
 * @param declined with one tender that the provider declines
 * @param severalTenders paid in two to five parts
 * @param severalParcels sent by two to four sellers
 * @param answersLost with a payment whose first answer is lost
 * @param connectionsDropped with a payment whose first request never arrives
 * @param lost parcels that the carrier loses
 * @param returned parcels that come back
 * @param damaged parcels that are damaged
 * @param attempted parcels that are delivered at the third attempt
 */
public record Shares(
        double withoutItems,
        double unbalanced,
        double cancelled,
        double shipped,
        double waiting,
        double declined,
        double severalTenders,
        double severalParcels,
        double answersLost,
        double connectionsDropped,
        double lost,
        double returned,
        double damaged,
        double attempted) {

    public Shares {
        requireShare("without items", withoutItems);
        requireShare("unbalanced", unbalanced);
        requireShare("cancelled", cancelled);
        requireShare("shipped", shipped);
        requireShare("waiting", waiting);
        requireShare("declined", declined);
        requireShare("several tenders", severalTenders);
        requireShare("several parcels", severalParcels);
        requireShare("answers lost", answersLost);
        requireShare("connections dropped", connectionsDropped);
        requireShare("lost", lost);
        requireShare("returned", returned);
        requireShare("damaged", damaged);
        requireShare("attempted", attempted);
        requireShare("all kinds of orders together", withoutItems + unbalanced + cancelled + shipped + waiting);
        requireShare("all that befalls parcels together", lost + returned + damaged + attempted);
        requireShare("all that befalls payments together", declined + answersLost + connectionsDropped);
    }

    static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share of " + name + " is from 0 to 1, not " + share);
        }
    }
}
