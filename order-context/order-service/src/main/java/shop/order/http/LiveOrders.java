package shop.order.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import shop.kernel.OrderId;
import shop.order.api.FindOrder;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.platform.web.Reads;

/** Streams of one order each, from as it is now until it has ended, or the service is told to stop. */
@Component
class LiveOrders {

    private static final long LONGEST_MILLIS = Duration.ofMinutes(30).toMillis();

    /**
     * How often a stream shows that it still stands. A watcher who has gone is noticed by it, at the second beat of each
     * server on the way, and keeps others of the caller's share of streams away until then.
     */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Reads reads;
    private final Set<SseEmitter> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    LiveOrders(Reads reads) {
        this.reads = reads;
    }

    /**
     * @param seen the last version that the watcher knows already; what is older is not told again
     * @param shown the order as this watcher may see it
     */
    SseEmitter watch(OrderId id, long seen, UnaryOperator<OrderView> shown) {
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        watched.add(emitter);
        Disposable.Composite open = Disposables.composite(() -> watched.remove(emitter));
        open.add(reads.live(new FindOrder(id), OrderView.class)
                // What it was and what became of it are asked for side by side, and can be told twice or crosswise.
                .distinctUntilChanged(OrderView::version, (before, next) -> next <= before)
                .takeUntil(LiveOrders::isSettled)
                .filter(order -> order.version() > seen)
                // An emitter that is complete before it is returned calls nobody back.
                .doFinally(end -> open.dispose())
                .subscribe(
                        order -> send(emitter, event(shown.apply(order))),
                        emitter::completeWithError,
                        emitter::complete));
        open.add(Flux.interval(BEAT, Schedulers.boundedElastic())
                .subscribe(beat -> send(emitter, SseEmitter.event().comment("still watching"))));
        emitter.onCompletion(open::dispose);
        emitter.onTimeout(emitter::complete);
        // Nobody would end what is begun while the service stops.
        if (stopped) {
            emitter.complete();
            open.dispose();
        }
        return emitter;
    }

    /** How many streams are open. */
    int watched() {
        return watched.size();
    }

    /** Those who watch never finish by themselves, and a stop would wait for them in vain. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped = true;
        watched.forEach(SseEmitter::complete);
    }

    /** Whether nothing more will be seen: the order has ended, waits for nobody, and no money of it is to move. */
    static boolean isSettled(OrderView order) {
        return order.status().isEnd()
                && order.waitsFor().isEmpty()
                && order.tenders().stream().noneMatch(tender -> switch (tender.state()) {
                    case PENDING -> true;
                    case AUTHORISED -> tender.captured().isZero();
                    case PAID ->
                        order.status() != OrderStatus.CLOSED
                                && tender.refunded().compareTo(tender.captured()) < 0;
                    case DECLINED, REPLACED, RELEASED, PARTLY_CAPTURED, CAPTURED, TURNED_BACK -> false;
                });
    }

    private static SseEventBuilder event(OrderView order) {
        return SseEmitter.event()
                .name("order")
                .id(Long.toString(order.version()))
                .data(order);
    }

    private static void send(SseEmitter emitter, SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }
}
