package shop.order.returns;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/** Recorded when it is known what came back. */
@Revision("1")
public record ReturnReceived(ReturnId returnId, OrderId orderId, int number, List<UnitsReceived> units)
        implements ReturnStep {

    public ReturnReceived {
        units = List.copyOf(units);
    }

    @Override
    public Object told(long place) {
        return moved(ReturnState.RECEIVED);
    }
}
