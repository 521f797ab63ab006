package shop.order.ordering;

import java.util.List;

/**
 * Some units of a line that lie, or lay, in a parcel.
 *
 * @param line the line's number in the order, from 1
 */
public record ParcelUnits(String parcel, int line, int quantity) {

    /** The parcels that these came in. */
    static List<String> parcels(List<ParcelUnits> units) {
        return units.stream().map(ParcelUnits::parcel).distinct().toList();
    }

    /** How many of these are of a line, and in a parcel. */
    static int in(List<ParcelUnits> units, String parcel, int line) {
        return units.stream()
                .filter(each -> each.parcel().equals(parcel) && each.line() == line)
                .mapToInt(ParcelUnits::quantity)
                .sum();
    }
}
