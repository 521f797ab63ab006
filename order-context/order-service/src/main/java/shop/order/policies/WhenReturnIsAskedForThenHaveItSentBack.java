package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnCancelled;
import shop.order.returns.CallOffReturn;
import shop.order.returns.OpenReturn;
import shop.order.returns.ReturnApproved;
import shop.order.returns.ReturnCalledOff;
import shop.order.returns.ReturnId;
import shop.platform.processing.FollowUps;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnedItem;

/**
 * Something is to be given back: a return is opened for it, and when it may come back, shipping has it brought. Where that is
 * taken back, the return is called off, and shipping has it brought no more.
 */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenReturnIsAskedForThenHaveItSentBack {

    private final FollowUps followUps;

    WhenReturnIsAskedForThenHaveItSentBack(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ReturnAskedFor event) {
        followUps.send(opening(event));
    }

    static OpenReturn opening(ReturnAskedFor event) {
        return new OpenReturn(
                ReturnId.of(event.orderId(), event.number()),
                event.orderId(),
                event.number(),
                event.contents(),
                event.sender(),
                event.reason(),
                event.wants());
    }

    @EventHandler
    void on(ReturnApproved event) {
        followUps.send(preparation(event.orderId(), event.number(), event.contents(), event.sender()));
    }

    @EventHandler
    void on(ReturnCancelled event) {
        followUps.send(new CallOffReturn(ReturnId.of(event.orderId(), event.number())));
    }

    @EventHandler
    void on(ReturnCalledOff event) {
        if (event.approved()) {
            followUps.send(new CancelReturnShipment(ReturnShipmentId.of(event.orderId(), event.number())));
        }
    }

    /** What was asked for is what is approved. */
    static PrepareReturnShipment preparation(ReturnAskedFor event) {
        return preparation(event.orderId(), event.number(), event.contents(), event.sender());
    }

    private static PrepareReturnShipment preparation(
            OrderId order, int number, ParcelContents contents, PersonalData sender) {
        return new PrepareReturnShipment(
                ReturnShipmentId.of(order, number),
                order,
                contents.shipFrom(),
                sender,
                contents.items().stream()
                        .map(item -> new ReturnedItem(item.line(), item.sku(), item.description(), item.quantity()))
                        .toList());
    }
}
