package shop.order.returns;

import java.util.List;

/** Tells a return what came back. */
public record RecordReturnReceived(ReturnId returnId, List<UnitsReceived> units) {

    public RecordReturnReceived {
        units = List.copyOf(units);
    }
}
