package shop.importer.files;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people do about an order after it was placed, as the additional files say it.
 *
 * @param fates by the number of the item, of the units that are not sent
 * @param replacedBy by the number of the declined payment, what is given in its place
 * @param resolutions by seller, what support makes of a parcel that does not arrive
 * @param returns by the number of the item, of the units that are given back
 * @param amendment what is added to it
 */
public record Changes(
        SortedMap<Integer, Fate> fates,
        SortedMap<Integer, PaymentType> replacedBy,
        SortedMap<String, Resolution> resolutions,
        SortedMap<Integer, UnitReturn> returns,
        Optional<Amendment> amendment) {

    /** Nobody does anything. */
    public static final Changes NONE =
            new Changes(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());

    public Changes {
        fates = copy(fates);
        replacedBy = copy(replacedBy);
        resolutions = copy(resolutions);
        returns = copy(returns);
    }

    private static <K, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** The same, with these fates. */
    public Changes withFates(Map<Integer, Fate> others) {
        return new Changes(new TreeMap<>(others), replacedBy, resolutions, returns, amendment);
    }

    /** The same, with these replacements. */
    public Changes withReplacements(Map<Integer, PaymentType> others) {
        return new Changes(fates, new TreeMap<>(others), resolutions, returns, amendment);
    }

    /** The same, with these resolutions. */
    public Changes withResolutions(Map<String, Resolution> others) {
        return new Changes(fates, replacedBy, new TreeMap<>(others), returns, amendment);
    }

    /** The same, with these returns. */
    public Changes withReturns(Map<Integer, UnitReturn> others) {
        return new Changes(fates, replacedBy, resolutions, new TreeMap<>(others), amendment);
    }

    /** The same, with this added. */
    public Changes withAmendment(Amendment other) {
        return new Changes(fates, replacedBy, resolutions, returns, Optional.of(other));
    }

    /** What is added. */
    public List<Amendment.Addition> added() {
        return amendment.map(Amendment::added).orElse(List.of());
    }

    /** Who sends something of what is added. */
    public List<String> sellersOfAdded() {
        return amendment.map(Amendment::sellers).orElse(List.of());
    }

    /** Whether something is to be changed before anything of the order leaves. */
    public boolean isBeforeSending() {
        return !fates.isEmpty() || amendment.isPresent();
    }

    public boolean isNothing() {
        return equals(NONE);
    }

    /** Why the unit of this number is not sent, if it is not. */
    public Optional<Fate> fate(int item) {
        return Optional.ofNullable(fates.get(item));
    }

    /** What support makes of the parcel of a seller, if it does not arrive and they make something of it. */
    public Optional<Resolution> resolution(String seller) {
        return Optional.ofNullable(resolutions.get(seller));
    }

    /** How the unit of this number is given back, if it is. */
    public Optional<UnitReturn> unitReturn(int item) {
        return Optional.ofNullable(returns.get(item));
    }
}
