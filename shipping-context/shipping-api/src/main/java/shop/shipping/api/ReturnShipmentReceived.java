package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published once, when it is known what came back and in which condition (SHP-08).
 *
 * @param items what came back; may be less than was to
 * @param presumed whether nobody has looked: it arrived, and is taken for what was to come back
 */
@Revision("1")
public record ReturnShipmentReceived(
        ReturnShipmentId returnShipmentId, OrderId orderId, List<ReceivedItem> items, boolean presumed)
        implements ReturnShipmentEvent {

    public ReturnShipmentReceived {
        items = List.copyOf(items);
    }
}
