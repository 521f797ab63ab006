package shop.order.ordering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.order.api.LineUnits;
import shop.order.api.ParcelContents;

/**
 * So many units of each line.
 *
 * @param byLine the units of each line, by the line's number from 1; lines of which there are none are left out
 */
record Units(Map<Integer, Integer> byLine) {

    static final Units NONE = new Units(Map.of());

    Units {
        Map<Integer, Integer> there = new HashMap<>(byLine);
        there.values().removeIf(quantity -> quantity == 0);
        byLine = Map.copyOf(there);
    }

    static Units of(int line, int quantity) {
        return new Units(Map.of(line, quantity));
    }

    static Units of(List<ParcelContents.Item> items) {
        return items.stream().map(item -> of(item.line(), item.quantity())).reduce(NONE, Units::plus);
    }

    static Units ofLines(List<LineUnits> units) {
        return units.stream().map(each -> of(each.line(), each.quantity())).reduce(NONE, Units::plus);
    }

    /** How many there are of a line. */
    int of(int line) {
        return byLine.getOrDefault(line, 0);
    }

    boolean isEmpty() {
        return byLine.isEmpty();
    }

    /** Whether there are no more of any line than of these. */
    boolean areWithin(Units others) {
        return byLine.entrySet().stream().allMatch(line -> line.getValue() <= others.of(line.getKey()));
    }

    /** What is left of them without these; of those that there are fewer of, nothing. */
    Units without(Units others) {
        Map<Integer, Integer> rest = new HashMap<>();
        byLine.forEach((line, quantity) -> rest.put(line, Math.max(0, quantity - others.of(line))));
        return new Units(rest);
    }

    /** Of each line as many as there are, but no more than of these. */
    Units atMost(Units others) {
        Map<Integer, Integer> fewer = new HashMap<>();
        byLine.forEach((line, quantity) -> fewer.put(line, Math.min(quantity, others.of(line))));
        return new Units(fewer);
    }

    Units plus(Units others) {
        Map<Integer, Integer> sum = new HashMap<>(byLine);
        others.byLine.forEach((line, quantity) -> sum.merge(line, quantity, Math::addExact));
        return new Units(sum);
    }

    /** @throws IllegalArgumentException when there are not so many */
    Units minus(Units others) {
        Map<Integer, Integer> rest = new HashMap<>(byLine);
        others.byLine.forEach((line, quantity) -> {
            int left = of(line) - quantity;
            if (left < 0) {
                throw new IllegalArgumentException("line " + line + " has no " + quantity + " units: " + this);
            }
            rest.put(line, left);
        });
        return new Units(rest);
    }
}
