package shop.importer.files;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people do about an order after it was placed, as the additional files say it.
 *
 * @param fates by the number of the item, of the units that are not sent
 * @param replacedBy by the number of the declined payment, what is given in its place
 */
public record Changes(SortedMap<Integer, Fate> fates, SortedMap<Integer, PaymentType> replacedBy) {

    /** Nobody does anything. */
    public static final Changes NONE = new Changes(new TreeMap<>(), new TreeMap<>());

    public Changes {
        fates = Collections.unmodifiableSortedMap(new TreeMap<>(fates));
        replacedBy = Collections.unmodifiableSortedMap(new TreeMap<>(replacedBy));
    }

    public static Changes of(Map<Integer, Fate> fates, Map<Integer, PaymentType> replacedBy) {
        return new Changes(new TreeMap<>(fates), new TreeMap<>(replacedBy));
    }

    public boolean isNothing() {
        return fates.isEmpty() && replacedBy.isEmpty();
    }

    /** Why the unit of this number is not sent, if it is not. */
    public Optional<Fate> fate(int item) {
        return Optional.ofNullable(fates.get(item));
    }
}
