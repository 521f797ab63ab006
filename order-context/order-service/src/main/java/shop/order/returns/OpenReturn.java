package shop.order.returns;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnWish;

/**
 * Opens a return that was asked for. Opening it again changes nothing.
 *
 * @param wants what the customer wants for it where that is not their money (ORD-16)
 */
public record OpenReturn(
        ReturnId returnId,
        OrderId orderId,
        int number,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason,
        Optional<ReturnWish> wants) {}
