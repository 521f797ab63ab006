package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when whoever asked for a return takes that back (ORD-11). Its units are free to be given back again.
 *
 * @param units those units, by the parcels that they came in
 */
@Revision("1")
public record ReturnCancelled(OrderId orderId, int number, List<ParcelUnits> units) implements ReturnFact {

    public ReturnCancelled {
        units = List.copyOf(units);
    }

    /** The parcels that the units came in. */
    public List<String> parcels() {
        return ParcelUnits.parcels(units);
    }

    @Override
    public ReturnState state() {
        return ReturnState.CANCELLED;
    }
}
