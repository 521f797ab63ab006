package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.order.ordering.GoodwillPart;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.PaymentWindowElapsed;

@DisplayName("An order as it stood")
class OrderAsItStoodTest {

    private static final List<Object> STORY = List.of(
            MugsAndTea.placed(),
            MugsAndTea.cardAuthorised(),
            MugsAndTea.voucherPaid(),
            MugsAndTea.orderHeld(List.of()),
            new PaymentWindowElapsed(ORDER),
            MugsAndTea.orderReleased(List.of()),
            MugsAndTea.confirmed(),
            MugsAndTea.labelled(POTTER),
            MugsAndTea.handedOver(POTTER),
            MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
            MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
            MugsAndTea.goodwillGiven(5_000, new GoodwillPart(CARD, won(5_000))),
            MugsAndTea.refundRequested(CARD, won(5_000), "goodwill"),
            MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
            MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"));

    @Test
    @DisplayName("is what its view was then, at every moment of its story")
    void isTheViewOfThen() {
        var log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        List<EventMessage<?>> events = TrackedOrders.stream(ORDER, STORY);
        log.publish(events);
        OrderAsItStood past = TrackedOrders.asTheyStoodIn(log);
        try (TrackedOrders today = new TrackedOrders()) {
            for (EventMessage<?> event : events) {
                assertThat(past.at(ORDER, event.getTimestamp().minusMillis(1))).isEqualTo(today.find(ORDER));
                today.batch(List.of(event));
                assertThat(past.at(ORDER, event.getTimestamp())).isEqualTo(today.find(ORDER));
            }
            assertThat(today.find(ORDER)).isPresent();
        }
        assertThat(past.at(OrderId.of("order-another"), TrackedOrders.START)).isEmpty();
    }
}
