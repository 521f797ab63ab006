package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_HOUSE;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.eur;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.FindOrders;
import shop.order.api.OrderPage;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.Entry;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.RejectionReason;
import shop.order.api.TenderMethod;
import shop.order.ordering.EveryEvent;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.PaymentWindowElapsed;
import shop.shipping.api.ShipmentId;

@DisplayName("The view of an order")
class OrderProjectionTest {

    private TrackedOrders orders;

    @BeforeEach
    void begin() {
        orders = new TrackedOrders();
    }

    @AfterEach
    void end() {
        orders.close();
    }

    private static List<Object> fromPlacingToClosing() {
        return List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorized(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.labelled(POTTER),
                MugsAndTea.handedOver(POTTER),
                MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.delivered(POTTER),
                MugsAndTea.handedOver(TEA_HOUSE),
                MugsAndTea.captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                MugsAndTea.delivered(TEA_HOUSE),
                MugsAndTea.captured(TEA_HOUSE, CARD_FOR_TEA),
                MugsAndTea.closed());
    }

    private static List<Object> cancelledWhileUnderWay() {
        return List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorized(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.cancellationRequested(),
                MugsAndTea.holdBack(POTTER),
                MugsAndTea.holdBack(TEA_HOUSE),
                MugsAndTea.parcelCancelled(POTTER),
                MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                MugsAndTea.notHeldBack(TEA_HOUSE),
                MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.handedOver(TEA_HOUSE),
                MugsAndTea.captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                MugsAndTea.captureFailed(TEA_HOUSE, CARD_FOR_TEA));
    }

    private OrderView viewOf(List<Object> events) {
        orders.batch(TrackedOrders.stream(ORDER, events));
        return orders.find(ORDER).orElseThrow();
    }

    private static List<String> texts(OrderView view) {
        return view.timeline().stream().map(Entry::text).toList();
    }

    @Nested
    @DisplayName("shows")
    class Shows {

        @Test
        @DisplayName("that a cancellation came too late for a parcel, in the story and beside it (ORD-06)")
        void tooLate() {
            OrderView asked = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorized(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.cancellationRequested()));
            assertThat(asked.cancellation()).isEqualTo(CancellationState.REQUESTED);

            OrderView overtaken = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorized(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.notHeldBack(POTTER),
                    MugsAndTea.handedOver(POTTER)));
            assertThat(overtaken.status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(overtaken.cancellation()).isEqualTo(CancellationState.TOO_LATE);
            assertThat(texts(overtaken))
                    .contains(
                            "Parcel from potter-porto cannot be held back any more: the cancellation came too late, and it goes its way.");
        }

        @Test
        @DisplayName("for a person that a parcel is on its way which was to stay (SHP-14)")
        void scannedThoughCancelled() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorized(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.parcelCancelled(POTTER),
                    MugsAndTea.cancelledScanned(POTTER, "DELIVERED")));
            assertThat(view.attention())
                    .containsExactly(
                            "For a person to look at: parcel from potter-porto is cancelled, and the carrier reports that it is delivered.");
            assertThat(texts(view)).containsAll(view.attention());
        }

        @Test
        @DisplayName("for a person that money could not be given back by the provider (PAY-07)")
        void refundFailed() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.declined(CARD),
                    MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                    MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER)));

            assertThat(view.tenders().get(1).refunded()).isEqualTo(Money.zero("EUR"));
            assertThat(view.attention())
                    .containsExactly(
                            "For a person to look at: 10.00 EUR of Tender 2 could not be given back by the provider, and are to be transferred.");
            assertThat(texts(view)).containsAll(view.attention());
        }

        @Test
        @DisplayName("all about an order that went well")
        void closed() {
            assertThat(viewOf(fromPlacingToClosing()))
                    .isEqualTo(new OrderView(
                            ORDER,
                            OrderStatus.CLOSED,
                            Optional.empty(),
                            "customer-maria",
                            eur("43.10"),
                            TrackedOrders.START,
                            Optional.of(MugsAndTea.PAY_UNTIL),
                            Optional.of(MugsAndTea.PROMISED),
                            List.of(MugsAndTea.twoBlueMugs(), MugsAndTea.greenTea()),
                            List.of(
                                    new TenderView(
                                            CARD,
                                            TenderMethod.CARD,
                                            WHOLE_CARD,
                                            TenderState.CAPTURED,
                                            WHOLE_CARD,
                                            WHOLE_CARD,
                                            eur("0"),
                                            Optional.empty()),
                                    new TenderView(
                                            VOUCHER,
                                            TenderMethod.VOUCHER,
                                            WHOLE_VOUCHER,
                                            TenderState.PAID,
                                            eur("0"),
                                            WHOLE_VOUCHER,
                                            eur("0"),
                                            Optional.empty())),
                            List.of(
                                    new ParcelView(
                                            POTTER,
                                            ShipmentId.of(ORDER, POTTER).value(),
                                            ParcelState.DELIVERED,
                                            Optional.of(MugsAndTea.TRACKING_CODE)),
                                    new ParcelView(
                                            TEA_HOUSE,
                                            ShipmentId.of(ORDER, TEA_HOUSE).value(),
                                            ParcelState.DELIVERED,
                                            Optional.empty())),
                            CancellationState.NOT_ASKED_FOR,
                            List.of(),
                            List.of(
                                    entry(0, "OrderPlaced", "Placed for 43.10 EUR."),
                                    entry(1, "TenderAuthorized", "Tender 1 authorised for 33.10 EUR."),
                                    entry(2, "TenderPaid", "Tender 2 paid: 10.00 EUR."),
                                    entry(3, "OrderConfirmed", "Confirmed: all the money is there or set aside."),
                                    entry(4, "ParcelLabelled", "Parcel from potter-porto has its label, SIM0001."),
                                    entry(
                                            5,
                                            "ParcelHandedOver",
                                            "Parcel from potter-porto handed over to the carrier."),
                                    entry(6, "CaptureRequested", "20.70 EUR of Tender 1 are due."),
                                    entry(7, "TenderCaptured", "20.70 EUR of Tender 1 captured."),
                                    entry(8, "ParcelDelivered", "Parcel from potter-porto delivered."),
                                    entry(9, "ParcelHandedOver", "Parcel from tea-house handed over to the carrier."),
                                    entry(10, "CaptureRequested", "12.40 EUR of Tender 1 are due."),
                                    entry(11, "ParcelDelivered", "Parcel from tea-house delivered."),
                                    entry(12, "TenderCaptured", "12.40 EUR of Tender 1 captured."),
                                    entry(
                                            13,
                                            "OrderClosed",
                                            "Closed: everything that was to be sent has arrived and is paid for.")),
                            13));
        }

        private static Entry entry(int minute, String event, String text) {
            return new Entry(TrackedOrders.START.plusSeconds(60L * minute), event, text);
        }

        @Test
        @DisplayName("why an order was rejected, and what became of its tenders")
        void rejected() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.declined(CARD),
                    MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                    MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER)));

            assertThat(view.status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(view.statusReason()).contains("tender declined");
            assertThat(view.tenders().get(0).state()).isEqualTo(TenderState.DECLINED);
            assertThat(view.tenders().get(0).declineReason()).contains("INSUFFICIENT_FUNDS");
            assertThat(view.tenders().get(1).refunded()).isEqualTo(WHOLE_VOUCHER);
            assertThat(view.parcels()).extracting(ParcelView::state).containsOnly(ParcelState.CANCELLED);
            assertThat(texts(view))
                    .endsWith(
                            "Tender 1 declined: insufficient funds.",
                            "Rejected: tender declined.",
                            "10.00 EUR of Tender 2 are to be given back: order rejected.",
                            "10.00 EUR of Tender 2 given back.");
        }

        @Test
        @DisplayName("that an order was cancelled, and what was let go")
        void cancelled() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorized(),
                    MugsAndTea.cancelled(),
                    MugsAndTea.releaseRequested(CARD, "order cancelled"),
                    MugsAndTea.releaseRequested(VOUCHER, "order cancelled"),
                    MugsAndTea.released(CARD, WHOLE_CARD),
                    MugsAndTea.released(VOUCHER, eur("0"))));

            assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(view.statusReason()).contains("not wanted any more");
            assertThat(view.tenders()).extracting(TenderView::state).containsOnly(TenderState.RELEASED);
            assertThat(texts(view)).endsWith("Tender 1 let go of 33.10 EUR.", "Tender 2 called off.");
        }

        @Test
        @DisplayName("that one parcel was held back and the other was not, and that money is owed for it")
        void partlyCancelled() {
            OrderView view = viewOf(cancelledWhileUnderWay());

            assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(view.parcels())
                    .extracting(ParcelView::state)
                    .containsExactly(ParcelState.CANCELLED, ParcelState.HANDED_OVER);
            assertThat(view.tenders().get(0).captured()).isEqualTo(eur("0"));
            assertThat(texts(view))
                    .contains(
                            "Cancellation asked for: not wanted any more.",
                            "Parcel from potter-porto stays where it is.",
                            "Parcel from tea-house cannot be held back any more: the cancellation came too late, and it goes its way.",
                            "12.40 EUR of Tender 1 could not be captured; they are owed.");
        }

        @Test
        @DisplayName("no more of a person than who it is: names and addresses are not kept for reading")
        void noPersonalData() {
            viewOf(fromPlacingToClosing());

            assertThat(orders.stored())
                    .contains("customer-maria")
                    .doesNotContain("Silva", "Augusta", "1100-048", "maria@example.org");
        }

        @Test
        @DisplayName("everything that happens to an order: a writer waits until its last event is seen")
        void everyEvent() {
            assertThat(EveryEvent.kinds()
                            // A timer rang: no event of the order itself.
                            .filter(event -> event != PaymentWindowElapsed.class))
                    .allSatisfy(event -> assertThat(Stream.of(OrderProjection.class.getDeclaredMethods())
                                    .filter(handler -> handler.getName().equals("on"))
                                    .map(handler -> handler.getParameterTypes()[0]))
                            .contains(event));
        }

        @Test
        @DisplayName("nothing of an order that nobody has placed")
        void nothing() {
            assertThat(orders.find(ORDER)).isEmpty();
        }
    }

    @Nested
    @DisplayName("is the same")
    class IsTheSame {

        @Test
        @DisplayName("whether its events come one by one or all at once")
        void oneByOne() {
            TrackedOrders.stream(ORDER, fromPlacingToClosing()).forEach(event -> orders.batch(List.of(event)));
            OrderView oneByOne = orders.find(ORDER).orElseThrow();
            orders.reset();

            assertThat(viewOf(fromPlacingToClosing())).isEqualTo(oneByOne);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("however its events are cut into batches, and however often batches come again")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void batchesComeAgain(long seed) {
            OrderView expected = viewOf(cancelledWhileUnderWay());
            orders.reset();
            List<EventMessage<?>> stream = TrackedOrders.stream(ORDER, cancelledWhileUnderWay());
            Random chance = new Random(seed);

            for (int done = 0; done < stream.size(); ) {
                int from = chance.nextInt(done + 1);
                int to = Math.min(stream.size(), done + chance.nextInt(4));
                orders.batch(stream.subList(from, Math.max(from, to)));
                done = Math.max(done, to);
            }
            orders.batch(stream);

            assertThat(orders.find(ORDER)).contains(expected);
        }

        @Test
        @DisplayName("when the events of several orders come mixed in one batch")
        void severalOrders() {
            OrderId another = OrderId.of("order-another");
            List<EventMessage<?>> one = TrackedOrders.stream(ORDER, fromPlacingToClosing());
            List<EventMessage<?>> other = TrackedOrders.stream(another, another(another, fromPlacingToClosing()));
            List<EventMessage<?>> mixed = new ArrayList<>();
            IntStream.range(0, one.size()).forEach(position -> {
                mixed.add(other.get(position));
                mixed.add(one.get(position));
            });

            orders.batch(mixed);

            assertThat(orders.find(ORDER).orElseThrow().timeline())
                    .isEqualTo(orders.find(another).orElseThrow().timeline())
                    .hasSize(14);
        }

        @Test
        @DisplayName("after it was made anew from the first event")
        void rebuilt() {
            OrderView before = viewOf(fromPlacingToClosing());

            orders.reset();
            assertThat(orders.find(ORDER)).isEmpty();

            assertThat(viewOf(fromPlacingToClosing())).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("in trouble")
    class InTrouble {

        @Test
        @DisplayName("writes nothing of a batch that fails, and all of it when the batch comes again")
        void allOrNothing() {
            List<EventMessage<?>> stream = TrackedOrders.stream(ORDER, fromPlacingToClosing());
            List<EventMessage<?>> ofAnUnknownOrder = TrackedOrders.stream(
                    OrderId.of("order-unknown"), another(OrderId.of("order-unknown"), List.of(MugsAndTea.closed())));

            assertThatThrownBy(() -> orders.batch(Stream.concat(stream.stream(), ofAnUnknownOrder.stream())
                            .toList()))
                    .hasMessageContaining("order-unknown");
            assertThat(orders.find(ORDER)).isEmpty();

            orders.batch(stream);
            assertThat(orders.find(ORDER).orElseThrow().version()).isEqualTo(13);
        }
    }

    @Nested
    @DisplayName("is told to those who watch it")
    class Watched {

        @Test
        @DisplayName("once per batch, as it is then, and not when nothing is new")
        void oncePerBatch() {
            List<EventMessage<?>> stream = TrackedOrders.stream(ORDER, fromPlacingToClosing());
            List<OrderView> seen = orders.watch(ORDER);
            List<OrderView> seenOfAnother = orders.watch(OrderId.of("order-another"));

            orders.batch(stream.subList(0, 4));
            orders.batch(stream.subList(0, 4));
            orders.batch(stream);

            assertThat(seen).extracting(OrderView::version).containsExactly(3L, 13L);
            assertThat(seenOfAnother).isEmpty();
        }
    }

    @Nested
    @DisplayName("is found among others")
    class Found {

        @BeforeEach
        void fourOrders() {
            place("order-a", "customer-maria", 0, List.of());
            place("order-b", "customer-maria", 1, List.of(MugsAndTea.cancelled()));
            place("order-c", "customer-eve", 2, List.of());
            place("order-d", "customer-maria", 3, List.of());
        }

        private void place(String id, String customer, int minute, List<Object> then) {
            OrderId order = OrderId.of(id);
            OrderPlaced mugs = MugsAndTea.placed();
            OrderPlaced placed = new OrderPlaced(
                    order,
                    customer,
                    mugs.shipTo(),
                    mugs.lines(),
                    mugs.tenders(),
                    mugs.total(),
                    mugs.shares(),
                    mugs.promisedDelivery(),
                    mugs.payUntil(),
                    mugs.slipsDue());
            orders.batch(TrackedOrders.stream(
                    order,
                    minute,
                    Stream.concat(Stream.of(placed), another(order, then).stream())
                            .toList()));
        }

        @Test
        @DisplayName("the last placed first, or the first")
        void sorted() {
            assertThat(ids(query(Set.of(), Optional.empty(), false, Optional.empty(), 10)))
                    .containsExactly("order-d", "order-c", "order-b", "order-a");
            assertThat(ids(query(Set.of(), Optional.empty(), true, Optional.empty(), 10)))
                    .containsExactly("order-a", "order-b", "order-c", "order-d");
        }

        @Test
        @DisplayName("page by page, with the number of all, until there is no next one")
        void paged() {
            OrderPage first = orders.find(query(Set.of(), Optional.empty(), false, Optional.empty(), 3));
            OrderPage second = orders.find(query(Set.of(), Optional.empty(), false, first.next(), 3));

            assertThat(ids(first)).containsExactly("order-d", "order-c", "order-b");
            assertThat(first.total()).isEqualTo(4);
            assertThat(ids(second)).containsExactly("order-a");
            assertThat(second.next()).isEmpty();
        }

        @Test
        @DisplayName("each once, whatever is placed or cancelled between one page and the next, and at whatever moment")
        void undisturbed() {
            place("order-e", "customer-maria", 3, List.of());
            Set<OrderStatus> open = Set.of(OrderStatus.AWAITING_PAYMENT);
            OrderPage first = orders.find(query(open, Optional.empty(), false, Optional.empty(), 2));
            assertThat(ids(first)).containsExactly("order-e", "order-d");
            place("order-f", "customer-maria", 4, List.of());
            orders.batch(TrackedOrders.stream(
                    OrderId.of("order-d"),
                    5,
                    another(OrderId.of("order-d"), List.of(MugsAndTea.placed(), MugsAndTea.cancelled()))));

            OrderPage second = orders.find(query(open, Optional.empty(), false, first.next(), 2));

            assertThat(ids(second)).containsExactly("order-c", "order-a");
            assertThat(second.next()).isEmpty();
        }

        @Test
        @DisplayName("by their customer, by statuses, by both, and by when they were placed")
        void filtered() {
            Optional<String> maria = Optional.of("customer-maria");
            Set<OrderStatus> cancelled = Set.of(OrderStatus.CANCELLED);

            assertThat(ids(query(Set.of(), maria, false, Optional.empty(), 10)))
                    .containsExactly("order-d", "order-b", "order-a");
            assertThat(ids(query(cancelled, Optional.empty(), false, Optional.empty(), 10)))
                    .containsExactly("order-b");
            assertThat(ids(query(cancelled, Optional.of("customer-eve"), false, Optional.empty(), 10)))
                    .isEmpty();
            assertThat(ids(query(
                            Set.of(OrderStatus.CANCELLED, OrderStatus.AWAITING_PAYMENT),
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            10)))
                    .hasSize(4);
            Instant from = orders.find(OrderId.of("order-b")).orElseThrow().placedAt();
            Instant before = orders.find(OrderId.of("order-d")).orElseThrow().placedAt();
            assertThat(ids(orders.find(new FindOrders(
                            Set.of(),
                            Optional.empty(),
                            Optional.of(from),
                            Optional.of(before),
                            false,
                            Optional.empty(),
                            10))))
                    .containsExactly("order-c", "order-b");
        }

        private FindOrders query(
                Set<OrderStatus> statuses,
                Optional<String> customer,
                boolean oldestFirst,
                Optional<FindOrders.Place> after,
                int size) {
            return new FindOrders(statuses, customer, Optional.empty(), Optional.empty(), oldestFirst, after, size);
        }

        private List<String> ids(FindOrders query) {
            return ids(orders.find(query));
        }

        private List<String> ids(OrderPage page) {
            return page.orders().stream().map(order -> order.orderId().value()).toList();
        }
    }

    /** The same events, as another order's. */
    private static List<Object> another(OrderId order, List<Object> events) {
        return events.stream().map(event -> EventsOf.order(order, event)).toList();
    }
}
