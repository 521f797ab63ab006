package shop.shipping.dispatching;

import java.util.List;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentId;

/**
 * Tells what came back, with the label or without one (SHP-08). Saying the same again changes nothing.
 *
 * @param items what was found
 */
public record ReceiveReturnShipment(ReturnShipmentId returnShipmentId, List<ReceivedItem> items) {

    public ReceiveReturnShipment {
        items = List.copyOf(items);
    }
}
