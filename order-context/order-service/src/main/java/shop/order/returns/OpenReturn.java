package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;

/** Opens a return that was asked for. Opening it again changes nothing. */
public record OpenReturn(
        ReturnId returnId,
        OrderId orderId,
        int number,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason) {}
