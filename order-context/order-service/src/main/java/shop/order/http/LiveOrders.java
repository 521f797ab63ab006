package shop.order.http;

import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.core.Disposable;
import shop.kernel.OrderId;
import shop.order.api.FindOrder;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.platform.web.Reads;

/** Streams of one order each, from as it is now until it has ended. */
@Component
class LiveOrders {

    private static final long LONGEST_MILLIS = Duration.ofMinutes(30).toMillis();

    private final Reads reads;

    LiveOrders(Reads reads) {
        this.reads = reads;
    }

    SseEmitter watch(OrderId id) {
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        Disposable subscription = reads.live(new FindOrder(id), OrderView.class)
                // What it was and what became of it are asked for side by side, and can be told twice or crosswise.
                .distinctUntilChanged(OrderView::version, (seen, next) -> next <= seen)
                .takeUntil(LiveOrders::isSettled)
                .subscribe(order -> send(emitter, order), emitter::completeWithError, emitter::complete);
        emitter.onCompletion(subscription::dispose);
        emitter.onTimeout(subscription::dispose);
        return emitter;
    }

    /** Whether nothing more will be seen: the order has ended, and no money is on its way back. */
    private static boolean isSettled(OrderView order) {
        return order.status().isEnd()
                && order.tenders().stream().noneMatch(tender -> switch (tender.state()) {
                    case PENDING -> true;
                    case AUTHORISED -> tender.captured().isZero();
                    case PAID -> tender.refunded().isZero() && order.status() != OrderStatus.CLOSED;
                    case DECLINED, RELEASED -> false;
                });
    }

    private static void send(SseEmitter emitter, OrderView order) {
        try {
            emitter.send(SseEmitter.event()
                    .name("order")
                    .id(Long.toString(order.version()))
                    .data(order));
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }
}
