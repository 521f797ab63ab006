package shop.order.ordering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was made good of parcels of which returns had been given up (ORD-11, ORD-23). Should one of them come nevertheless, it
 * comes with the units that were made good, and not with others of the same line, which the customer has. Nobody knows of which
 * return they were: it is the one that comes first, and no other is without them then.
 */
final class MadeGoodMeanwhile {

    private final List<MadeGood> open = new ArrayList<>();
    private final Map<Integer, List<ParcelUnits>> cameNevertheless = new HashMap<>();

    /** @param givenUp the numbers of the returns that nobody waits for */
    private record MadeGood(Set<Integer> givenUp, ParcelUnits units) {

        boolean mayBeIn(int number, ParcelUnits claimed) {
            return givenUp.contains(number)
                    && units.parcel().equals(claimed.parcel())
                    && units.line() == claimed.line();
        }

        MadeGood without(int quantity) {
            return new MadeGood(givenUp, new ParcelUnits(units.parcel(), units.line(), units.quantity() - quantity));
        }
    }

    void on(UnitsMadeGood fact, Set<Integer> givenUp) {
        Units.of(fact.items())
                .byLine()
                .forEach((line, quantity) ->
                        open.add(new MadeGood(givenUp, new ParcelUnits(fact.shipFrom(), line, quantity))));
    }

    /** It comes, though it was given up. */
    void comes(ReturnAskedFor revived) {
        cameNevertheless.put(
                revived.number(),
                revived.units().stream()
                        .map(units -> takeOut(revived.number(), units))
                        .toList());
    }

    private ParcelUnits takeOut(int number, ParcelUnits claimed) {
        int left = claimed.quantity();
        for (int i = 0; i < open.size() && left > 0; i++) {
            MadeGood units = open.get(i);
            if (units.mayBeIn(number, claimed)) {
                int taken = Math.min(left, units.units().quantity());
                open.set(i, units.without(taken));
                left -= taken;
            }
        }
        return new ParcelUnits(claimed.parcel(), claimed.line(), claimed.quantity() - left);
    }

    /** How many of these, which a return was asked for, were made good while it was given up. */
    int of(int number, ParcelUnits claimed) {
        if (cameNevertheless.containsKey(number)) {
            return ParcelUnits.in(cameNevertheless.get(number), claimed.parcel(), claimed.line());
        }
        int madeGood = open.stream()
                .filter(units -> units.mayBeIn(number, claimed))
                .mapToInt(units -> units.units().quantity())
                .sum();
        return Math.min(claimed.quantity(), madeGood);
    }
}
