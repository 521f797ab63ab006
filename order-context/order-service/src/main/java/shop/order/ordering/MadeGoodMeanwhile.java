package shop.order.ordering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What was made good of parcels of which returns had been given up, or settled without a word about some of their units
 * (ORD-11, ORD-23). Should one of them come nevertheless, it
 * comes with the units that were made good, and not with others of the same line, which the customer has. Nobody knows of which
 * return they were: it is the one that comes first, and no other is without them then.
 */
final class MadeGoodMeanwhile {

    private final List<MadeGood> open = new ArrayList<>();
    private final Map<Integer, List<ParcelUnits>> cameNevertheless = new HashMap<>();

    /** @param mayCome the numbers of the returns that nobody waits for, and that may come with some of them */
    private record MadeGood(Set<Integer> mayCome, ParcelUnits units) {

        boolean mayBeIn(int number, ParcelUnits claimed) {
            return mayCome.contains(number)
                    && units.parcel().equals(claimed.parcel())
                    && units.line() == claimed.line();
        }

        MadeGood without(int quantity) {
            return new MadeGood(mayCome, new ParcelUnits(units.parcel(), units.line(), units.quantity() - quantity));
        }
    }

    /** @param mayCome with units of a line of a parcel, which nobody waits for: the numbers of such returns */
    void on(UnitsMadeGood fact, BiFunction<String, Integer, Set<Integer>> mayCome) {
        Units.of(fact.items())
                .byLine()
                .forEach((line, quantity) -> open.add(new MadeGood(
                        mayCome.apply(fact.shipFrom(), line), new ParcelUnits(fact.shipFrom(), line, quantity))));
    }

    /**
     * It comes, though nobody waited for it.
     *
     * @param claimed what it may come with, of which nothing is decided yet
     */
    void comes(int number, List<ParcelUnits> claimed) {
        cameNevertheless.merge(
                number,
                claimed.stream().map(units -> takeOut(number, units)).toList(),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    private ParcelUnits takeOut(int number, ParcelUnits claimed) {
        int known = ParcelUnits.in(cameNevertheless.getOrDefault(number, List.of()), claimed.parcel(), claimed.line());
        int before = Math.max(0, claimed.quantity() - known);
        int left = before;
        for (int i = 0; i < open.size() && left > 0; i++) {
            MadeGood units = open.get(i);
            if (units.mayBeIn(number, claimed)) {
                int taken = Math.min(left, units.units().quantity());
                open.set(i, units.without(taken));
                left -= taken;
            }
        }
        return new ParcelUnits(claimed.parcel(), claimed.line(), before - left);
    }

    /** How many of these, which a return was asked for, were made good while nobody waited for it. */
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
