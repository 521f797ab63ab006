package shop.shipping.dispatching;

import java.util.HashSet;
import java.util.Set;

/** The labels of a parcel that a carrier has sold besides the one that was asked for: each is given back (SHP-02). */
final class SpareLabels {

    private final Set<String> sold = new HashSet<>();
    private final Set<String> beingGivenBack = new HashSet<>();

    boolean isKnown(String labelId) {
        return sold.contains(labelId);
    }

    /** Whether the carrier was asked to take it back, and has not answered. */
    boolean isBeingGivenBack(String labelId) {
        return beingGivenBack.contains(labelId);
    }

    /** The key under which the carrier is asked to take back the one that was sold last. */
    String voidKey(String purchaseKey) {
        return purchaseKey + "-spare-" + sold.size() + "-void";
    }

    void on(SpareLabelFact fact) {
        if (fact instanceof SpareLabelFact.Sold) {
            sold.add(fact.labelId());
        } else if (fact instanceof SpareLabelFact.GivenBack) {
            beingGivenBack.add(fact.labelId());
        } else {
            beingGivenBack.remove(fact.labelId());
        }
    }
}
