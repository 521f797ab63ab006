package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;

/**
 * Recorded when somebody asks to give units back, and the order keeps them for that.
 *
 * @param contents who has sent them, and what they are
 * @param sender who gives them back
 */
@Revision("1")
public record ReturnOpened(
        ReturnId returnId,
        OrderId orderId,
        int number,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason)
        implements ReturnStep {}
