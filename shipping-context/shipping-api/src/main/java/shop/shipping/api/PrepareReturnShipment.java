package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;

/**
 * Asks to have units brought back to where they came from: a return label is bought, and their receipt awaited. Asking again
 * changes nothing; asking for another content is refused (SHP-10).
 *
 * @param shipTo the seller or warehouse that sent them, and that they come back to
 * @param sender who gives them back
 */
public record PrepareReturnShipment(
        ReturnShipmentId returnShipmentId,
        OrderId orderId,
        String shipTo,
        PersonalData sender,
        List<ReturnedItem> items) {

    public PrepareReturnShipment {
        items = List.copyOf(items);
    }
}
