package shop.order.reminding;

import java.time.Clock;
import java.util.function.Function;
import shop.order.ordering.Reminders;
import shop.order.ordering.RepeatUnanswered;
import shop.order.tracking.UnansweredOrders;
import shop.order.tracking.UnansweredOrders.Unanswered;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Sweep;

/**
 * Looks for orders that have asked for something and not heard of it for a while, and has each ask again where it is time
 * (ORD-12). The views may be behind, and two instances may look at once: the order knows better, and asks once.
 */
final class RemindOrders {

    private RemindOrders() {}

    /** One round over all: those that wait for a refund are looked at once that has had its days. */
    static Runnable round(UnansweredOrders orders, Commands commands, Clock clock, Reminders reminders) {
        Function<Unanswered, Object> repeat = place -> new RepeatUnanswered(place.order(), reminders);
        Sweep<Unanswered> soon = new Sweep<>(
                commands,
                (after, atMost) -> orders.since(clock.instant().minus(reminders.firstPause()), after, atMost),
                repeat);
        Sweep<Unanswered> refunds = new Sweep<>(
                commands,
                (after, atMost) -> orders.refundSince(clock.instant().minus(reminders.refundPause()), after, atMost),
                repeat);
        return () -> {
            soon.round();
            refunds.round();
        };
    }
}
