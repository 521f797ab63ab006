package shop.order.ordering;

import java.util.List;
import java.util.Map;
import shop.kernel.Money;

/**
 * What would come of a command.
 *
 * @param recorded what would be recorded upon it
 * @param followed what would be recorded after that, where that is known to be wanted by it
 * @param less what is needed less of each tender by then, by its number, where it is less: what was taken of it goes back, and
 *     the rest is not taken
 */
public record Foresight(List<Object> recorded, List<Object> followed, Map<Integer, Money> less) {

    public Foresight {
        recorded = List.copyOf(recorded);
        followed = List.copyOf(followed);
        less = Map.copyOf(less);
    }

    /** These are recorded, and nothing more is known. */
    public static Foresight of(List<Object> recorded) {
        return new Foresight(recorded, List.of(), Map.of());
    }
}
