package shop.order.policies;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.api.ReturnState;
import shop.order.api.UnitCondition;
import shop.order.ordering.RecordReturnMoved;
import shop.order.returns.RecordReturnLapsed;
import shop.order.returns.RecordReturnReceived;
import shop.order.returns.ReturnId;
import shop.order.returns.ReturnStep;
import shop.order.returns.UnitsReceived;
import shop.platform.processing.FollowUps;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentUnderWay;

/**
 * The return decides, and shipping tells where the goods are: the order learns how far it is, and what is decided about its
 * money. What came back, or does not come, the return hears first.
 */
@Component
@DisallowReplay
@ProcessingGroup("order-hears")
class WhenReturnGoesOnThenTellTheOrder {

    private final FollowUps followUps;

    WhenReturnGoesOnThenTellTheOrder(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ReturnStep event, @SequenceNumber long place) {
        followUps.send(event.told(place));
    }

    @EventHandler
    void on(ReturnShipmentLabelled event) {
        followUps.send(new RecordReturnMoved(
                event.orderId(),
                event.returnShipmentId().number(),
                ReturnState.LABELLED,
                Optional.of(event.trackingCode())));
    }

    @EventHandler
    void on(ReturnShipmentNotLabelled event) {
        moved(event.orderId(), event.returnShipmentId().number(), ReturnState.WITHOUT_LABEL);
    }

    @EventHandler
    void on(ReturnShipmentUnderWay event) {
        moved(event.orderId(), event.returnShipmentId().number(), ReturnState.ON_ITS_WAY);
    }

    @EventHandler
    void on(ReturnShipmentArrived event) {
        moved(event.orderId(), event.returnShipmentId().number(), ReturnState.ARRIVED);
    }

    @EventHandler
    void on(ReturnShipmentReceived event) {
        followUps.send(new RecordReturnReceived(
                ReturnId.of(event.orderId(), event.returnShipmentId().number()),
                event.items().stream()
                        .map(item -> new UnitsReceived(item.line(), item.quantity(), condition(item.condition())))
                        .toList()));
    }

    @EventHandler
    void on(ReturnShipmentLapsed event) {
        followUps.send(new RecordReturnLapsed(
                ReturnId.of(event.orderId(), event.returnShipmentId().number()), event.sent()));
    }

    private void moved(OrderId order, int number, ReturnState state) {
        followUps.send(new RecordReturnMoved(order, number, state, Optional.empty()));
    }

    private static UnitCondition condition(ReceivedItem.Condition told) {
        return switch (told) {
            case AS_NEW -> UnitCondition.AS_NEW;
            case USED -> UnitCondition.USED;
            case DAMAGED -> UnitCondition.DAMAGED;
            case NOT_WHAT_WAS_SENT -> UnitCondition.NOT_WHAT_WAS_SENT;
        };
    }
}
