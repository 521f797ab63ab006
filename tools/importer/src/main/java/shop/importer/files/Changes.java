package shop.importer.files;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.kernel.Money;

/**
 * What people do about an order after it was placed, as the additional files say it.
 *
 * @param isHeld whether a person holds it for a while before anything of it leaves
 * @param fates by the number of the item, of the units that are not sent
 * @param replacedBy by the number of the declined payment, what is given in its place
 * @param resolutions by seller, what support makes of a parcel that does not arrive
 * @param faults by the number of the item, of the units that arrive and are not as they should be
 * @param returns by the number of the item, of the units that are given back
 * @param amendment what is added to it
 * @param goodwill what is given back of it without a return
 */
public record Changes(
        boolean isHeld,
        SortedMap<Integer, Fate> fates,
        SortedMap<Integer, PaymentType> replacedBy,
        SortedMap<String, Resolution> resolutions,
        SortedMap<Integer, UnitFault> faults,
        SortedMap<Integer, UnitReturn> returns,
        Optional<Amendment> amendment,
        Optional<Money> goodwill) {

    /** Nobody does anything. */
    public static final Changes NONE = new Changes(
            false,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());

    public Changes {
        fates = copy(fates);
        replacedBy = copy(replacedBy);
        resolutions = copy(resolutions);
        faults = copy(faults);
        returns = copy(returns);
    }

    private static <K, V> SortedMap<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** The same, held for a while. */
    public Changes withHold() {
        return new Changes(true, fates, replacedBy, resolutions, faults, returns, amendment, goodwill);
    }

    /** The same, with these fates. */
    public Changes withFates(Map<Integer, Fate> others) {
        return new Changes(isHeld, copy(others), replacedBy, resolutions, faults, returns, amendment, goodwill);
    }

    /** The same, with these replacements. */
    public Changes withReplacements(Map<Integer, PaymentType> others) {
        return new Changes(isHeld, fates, copy(others), resolutions, faults, returns, amendment, goodwill);
    }

    /** The same, with these resolutions. */
    public Changes withResolutions(Map<String, Resolution> others) {
        return new Changes(isHeld, fates, replacedBy, copy(others), faults, returns, amendment, goodwill);
    }

    /** The same, with these faults. */
    public Changes withFaults(Map<Integer, UnitFault> others) {
        return new Changes(isHeld, fates, replacedBy, resolutions, copy(others), returns, amendment, goodwill);
    }

    /** The same, with these returns. */
    public Changes withReturns(Map<Integer, UnitReturn> others) {
        return new Changes(isHeld, fates, replacedBy, resolutions, faults, copy(others), amendment, goodwill);
    }

    /** The same, with this added. */
    public Changes withAmendment(Amendment other) {
        return new Changes(isHeld, fates, replacedBy, resolutions, faults, returns, Optional.of(other), goodwill);
    }

    /** The same, with so much given back. */
    public Changes withGoodwill(Money amount) {
        return new Changes(isHeld, fates, replacedBy, resolutions, faults, returns, amendment, Optional.of(amount));
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
        return isHeld || !fates.isEmpty() || amendment.isPresent();
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

    /** What is wrong with the unit of this number, though it arrives, if something is. */
    public Optional<UnitFault> fault(int item) {
        return Optional.ofNullable(faults.get(item));
    }

    /** How the unit of this number is given back, if it is. */
    public Optional<UnitReturn> unitReturn(int item) {
        return Optional.ofNullable(returns.get(item));
    }
}
