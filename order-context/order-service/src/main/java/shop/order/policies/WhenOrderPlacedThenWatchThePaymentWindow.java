package shop.order.policies;

import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.api.OrderPlaced;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.AmendmentWindowElapsed;
import shop.order.ordering.LapseAmendment;
import shop.order.ordering.PaymentWindowElapsed;
import shop.order.ordering.RejectUnpaidOrder;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Headers;
import shop.platform.processing.FollowUps;
import shop.platform.time.TimeScale;

/**
 * An order was placed: when its time to pay is over, it is rejected if it is not paid by then (ORD-05). So a change of it is
 * withdrawn (ORD-17).
 */
@Component
@DisallowReplay
@ProcessingGroup("order-clock")
class WhenOrderPlacedThenWatchThePaymentWindow {

    private final EventScheduler clock;
    private final TimeScale scale;
    private final FollowUps followUps;

    WhenOrderPlacedThenWatchThePaymentWindow(EventScheduler clock, TimeScale scale, FollowUps followUps) {
        this.clock = clock;
        this.scale = scale;
        this.followUps = followUps;
    }

    @EventHandler
    void on(OrderPlaced event) {
        if (scale.windows()) {
            event.payUntil().ifPresent(until -> clock.schedule(until, elapsed(event.orderId())));
        }
    }

    @EventHandler
    void on(AmendmentProposed event) {
        if (scale.windows()) {
            event.until()
                    .ifPresent(until -> clock.schedule(
                            until, told(event.orderId(), new AmendmentWindowElapsed(event.orderId(), event.number()))));
        }
    }

    @EventHandler
    void on(AmendmentWindowElapsed event) {
        followUps.send(new LapseAmendment(event.orderId(), event.number()));
    }

    @EventHandler
    void on(PaymentWindowElapsed event) {
        followUps.send(new RejectUnpaidOrder(event.orderId()));
    }

    private static Object elapsed(OrderId order) {
        return told(order, new PaymentWindowElapsed(order));
    }

    private static Object told(OrderId order, Object event) {
        return new GenericEventMessage<>(
                event, Map.of(Headers.ORDER_ID, order.value(), Headers.SUBJECT, Actors.SYSTEM.subject()));
    }
}
