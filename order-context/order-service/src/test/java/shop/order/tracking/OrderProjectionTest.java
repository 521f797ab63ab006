package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.FindOrders;
import shop.order.api.FulfilmentAxis;
import shop.order.api.GoodwillReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderMoney;
import shop.order.api.OrderPage;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.Entry;
import shop.order.api.OrderView.GoodwillView;
import shop.order.api.OrderView.HoldView;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.Redirection;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.OrderView.UnitsView;
import shop.order.api.ParcelContents;
import shop.order.api.PaymentAxis;
import shop.order.api.RefusalReason;
import shop.order.api.RejectionReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnsAxis;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.AmendmentWindowElapsed;
import shop.order.ordering.Basket;
import shop.order.ordering.EveryEvent;
import shop.order.ordering.GoodwillPart;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelCancelled;
import shop.order.ordering.ParcelHeld;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.ParcelMoved;
import shop.order.ordering.ParcelRedirected;
import shop.order.ordering.ParcelRedirectionRefused;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.ParcelTurnedUp;
import shop.order.ordering.PaymentWindowElapsed;
import shop.order.ordering.TenderRefundFailed;
import shop.order.ordering.UnitsCancellationRefused;
import shop.order.ordering.UnitsExchanged;
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
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.labelled(POTTER),
                MugsAndTea.handedOver(POTTER),
                MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.delivered(POTTER),
                MugsAndTea.handedOver(TEA_GARDEN),
                MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.delivered(TEA_GARDEN),
                MugsAndTea.captured(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.closed());
    }

    private static List<Object> cancelledWhileUnderWay() {
        return List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.cancellationRequested(),
                MugsAndTea.holdBack(POTTER),
                MugsAndTea.holdBack(TEA_GARDEN),
                MugsAndTea.parcelCancelled(POTTER),
                MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                MugsAndTea.notHeldBack(TEA_GARDEN),
                MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.handedOver(TEA_GARDEN),
                MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.captureFailed(TEA_GARDEN, CARD_FOR_TEA));
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
        @DisplayName(
                "that a cancellation was too late for a parcel that was handed over before, once the others stay (ORD-14)")
        void tooLateForAnother() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(TEA_GARDEN),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.holdBack(POTTER),
                    MugsAndTea.parcelCancelled(POTTER)));

            assertThat(view.cancellation()).isEqualTo(CancellationState.TOO_LATE);
        }

        @Test
        @DisplayName("that a cancellation came too late for a parcel, in the story and beside it (ORD-06)")
        void tooLate() {
            OrderView asked = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.cancellationRequested()));
            assertThat(asked.cancellation()).isEqualTo(CancellationState.REQUESTED);

            OrderView overtaken = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.notHeldBack(POTTER),
                    MugsAndTea.handedOver(POTTER)));
            assertThat(overtaken.status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(overtaken.cancellation()).isEqualTo(CancellationState.TOO_LATE);
            assertThat(texts(overtaken))
                    .contains(
                            "Parcel from icheon-pottery cannot be held back any more: the cancellation came too late, and it goes its way.");
        }

        @Test
        @DisplayName("that a parcel is on hold, and goes on (SHP-03)")
        void onHold() {
            List<Object> story = new ArrayList<>(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.held(POTTER, 3)));
            OrderView held = viewOf(story);
            assertThat(held.parcels().get(0).state()).isEqualTo(ParcelState.HELD);
            assertThat(texts(held)).endsWith("Parcel from icheon-pottery is on hold: address undeliverable.");

            story.add(MugsAndTea.parcelReleased(POTTER, 4));
            OrderView released = viewOf(story);
            assertThat(released.parcels().get(0).state()).isEqualTo(ParcelState.PREPARING);
            assertThat(texts(released)).endsWith("Parcel from icheon-pottery goes on.");
        }

        @Test
        @DisplayName("who sends a parcel that has moved, under the name that it has (SHP-13)")
        void moved() {
            List<Object> story = new ArrayList<>(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    new ParcelMoved(MugsAndTea.ORDER, POTTER, "warehouse-busan", 3)));
            OrderView moved = viewOf(story);
            assertThat(moved.parcels().get(0).parcel()).isEqualTo(POTTER);
            assertThat(moved.parcels().get(0).shipFrom()).isEqualTo("warehouse-busan");
            assertThat(moved.parcels().get(1).shipFrom()).isEqualTo(TEA_GARDEN);
            assertThat(texts(moved)).endsWith("Parcel from icheon-pottery is sent by warehouse-busan.");

            ParcelReplaced inItsPlace = MugsAndTea.mugsReplaced(POTTER, POTTER + ".2");
            story.addAll(List.of(
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    new ParcelReplaced(
                            MugsAndTea.ORDER,
                            POTTER,
                            POTTER + ".2",
                            new ParcelContents(
                                    "warehouse-busan", inItsPlace.contents().items()),
                            inItsPlace.shipTo(),
                            inItsPlace.reason())));
            OrderView replaced = viewOf(story);
            assertThat(replaced.parcels().get(2).parcel()).isEqualTo(POTTER + ".2");
            assertThat(replaced.parcels().get(2).shipFrom()).isEqualTo("warehouse-busan");
        }

        @Test
        @DisplayName("that a parcel does not reach the customer, and that it was found again (SHP-07)")
        void astray() {
            List<Object> story = new ArrayList<>(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7)));
            OrderView lost = viewOf(story);
            assertThat(lost.parcels().get(0).state()).isEqualTo(ParcelState.PRESUMED_LOST);
            assertThat(texts(lost)).endsWith("Parcel from icheon-pottery does not reach the customer: presumed lost.");

            story.add(MugsAndTea.foundAgain(POTTER, 8));
            assertThat(viewOf(story).parcels().get(0).state()).isEqualTo(ParcelState.HANDED_OVER);

            story.addAll(List.of(
                    MugsAndTea.delivered(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 10),
                    MugsAndTea.foundAgain(POTTER, 12)));
            assertThat(viewOf(story).parcels().get(0).state()).isEqualTo(ParcelState.DELIVERED);
        }

        @Test
        @DisplayName("for a person that a parcel is on its way which was to stay (SHP-14)")
        void scannedThoughCancelled() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.parcelCancelled(POTTER),
                    MugsAndTea.cancelledScanned(POTTER, "DELIVERED")));
            assertThat(view.waitsFor())
                    .contains(awaited(
                            Whom.SUPPORT,
                            What.WHEREABOUTS,
                            POTTER,
                            5,
                            "Parcel from icheon-pottery is cancelled, and the carrier reports that it is delivered."));
            assertThat(texts(view))
                    .endsWith(
                            "For a person to look at: parcel from icheon-pottery is cancelled, and the carrier reports that it is delivered.");
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
                    MugsAndTea.refundFailedWithoutReason(VOUCHER, WHOLE_VOUCHER)));

            assertThat(view.tenders().get(1).refunded()).isEqualTo(Money.zero("KRW"));
            assertThat(view.waitsFor())
                    .containsExactly(awaited(
                                    Whom.SUPPORT,
                                    What.TRANSFER,
                                    VOUCHER,
                                    5,
                                    "10000 KRW of Tender 2 could not be given back by the provider, and are to be transferred.")
                            .about("refund-1"));
            assertThat(view.money().owedToCustomer()).isEqualTo(WHOLE_VOUCHER);
            assertThat(texts(view))
                    .endsWith(
                            "For a person to look at: 10000 KRW of Tender 2 could not be given back by the provider, and are to be transferred.");
        }

        @Test
        @DisplayName("for the decision of a dispute with what is to be given back, and not for support (PAY-10)")
        void refundAwaitsDispute() {
            OrderView open = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                    MugsAndTea.disputed(VOUCHER, WHOLE_VOUCHER)));
            assertThat(open.waitsFor()).noneMatch(it -> it.what() == What.REFUND || it.what() == What.TRANSFER);
            assertThat(open.waitsFor())
                    .extracting(Awaited::text)
                    .contains(
                            "10000 KRW of Tender 2 are to be given back, once it is decided to whom the disputed money"
                                    + " belongs.");
        }

        @Test
        @DisplayName("for no money of an authorisation that has ended (PAY-01)")
        void ended() {
            OrderView ended = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.expired(CARD, WHOLE_CARD)));
            assertThat(ended.money().setAside()).isEqualTo(Money.zero("KRW"));
            assertThat(ended.tenders().get(0).state()).isEqualTo(TenderState.RELEASED);
        }

        @Test
        @DisplayName("for a person that money is disputed, then for the provider, and what is lost by it (PAY-10)")
        void disputed() {
            List<Object> events = new ArrayList<>(List.of(
                    MugsAndTea.placed(), MugsAndTea.voucherPaid(), MugsAndTea.disputed(VOUCHER, WHOLE_VOUCHER)));
            OrderView open = viewOf(events);
            assertThat(open.waitsFor())
                    .contains(awaited(
                                    Whom.SUPPORT,
                                    What.DISPUTE,
                                    VOUCHER,
                                    2,
                                    "10000 KRW of Tender 2 are disputed by the customer: not received. It is to be answered: "
                                            + MugsAndTea.DISPUTE)
                            .about(MugsAndTea.DISPUTE));
            assertThat(open.money().disputed()).isEqualTo(WHOLE_VOUCHER);

            events.add(MugsAndTea.disputeAnswered(VOUCHER));
            assertThat(viewOf(events).waitsFor()).anySatisfy(it -> {
                assertThat(it.of()).isEqualTo(Whom.PROVIDER);
                assertThat(it.what()).isEqualTo(What.DISPUTE);
            });

            events.add(MugsAndTea.disputeDecided(VOUCHER, WHOLE_VOUCHER));
            OrderView lost = viewOf(events);
            assertThat(lost.waitsFor()).noneMatch(it -> it.what() == What.DISPUTE);
            assertThat(lost.money().disputed()).isEqualTo(Money.zero("KRW"));
            assertThat(lost.money().lost()).isEqualTo(WHOLE_VOUCHER);
        }

        @Test
        @DisplayName("for a person that money is owed which had been paid and has turned back (ORD-27)")
        void turnedBack() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                    MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)));

            assertThat(view.tenders().get(1).state()).isEqualTo(TenderState.TURNED_BACK);
            assertThat(view.money().owedByCustomer()).isEqualTo(WHOLE_VOUCHER);
            assertThat(view.money().turnedBack()).isEqualTo(WHOLE_VOUCHER);
            assertThat(view.waitsFor())
                    .contains(awaited(
                            Whom.SUPPORT,
                            What.COLLECTION,
                            VOUCHER,
                            2,
                            "10000 KRW of Tender 2 are owed by the customer: what had been paid has gone back to its payer. It is to be collected"
                                    + " in another way, or written off."));
        }

        @Test
        @DisplayName("nobody for a refund that is not made since the customer has the money (PAY-10)")
        void refundOvertaken() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.declined(CARD),
                    MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                    MugsAndTea.refundOvertaken(VOUCHER, "refund-1", WHOLE_VOUCHER)));

            assertThat(view.waitsFor()).isEmpty();
            assertThat(view.money().owedToCustomer()).isEqualTo(Money.zero("KRW"));
        }

        @Test
        @DisplayName("all about an order that went well")
        void closed() {
            assertThat(viewOf(fromPlacingToClosing()))
                    .isEqualTo(new OrderView(
                            ORDER,
                            OrderStatus.CLOSED,
                            Optional.empty(),
                            "customer-jiwon",
                            Optional.empty(),
                            won(43_100),
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
                                            won(0),
                                            Optional.empty(),
                                            Optional.empty()),
                                    voucherTaken()),
                            List.of(
                                    arrived(POTTER, Optional.of(MugsAndTea.TRACKING_CODE)),
                                    arrived(TEA_GARDEN, Optional.empty())),
                            List.of(new UnitsView(1, 2, 0, 2, 2, 0), new UnitsView(2, 1, 0, 1, 1, 0)),
                            List.of(),
                            List.of(),
                            List.of(),
                            PaymentAxis.TAKEN,
                            FulfilmentAxis.DELIVERED,
                            ReturnsAxis.NONE,
                            new OrderMoney(won(43_100), won(0), won(43_100), won(0), won(0), won(0)),
                            CancellationState.NOT_ASKED_FOR,
                            OrderView.PurchaseView.OPEN,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    entry(0, "OrderPlaced", "Placed for 43100 KRW."),
                                    entry(1, "TenderAuthorised", "Tender 1 authorised for 33100 KRW."),
                                    entry(2, "TenderPaid", "Tender 2 paid: 10000 KRW."),
                                    entry(3, "OrderConfirmed", "Confirmed: all the money is there or set aside."),
                                    entry(4, "ParcelLabelled", "Parcel from icheon-pottery has its label, SIM0001."),
                                    entry(
                                            5,
                                            "ParcelHandedOver",
                                            "Parcel from icheon-pottery handed over to the carrier."),
                                    entry(6, "CaptureRequested", "20700 KRW of Tender 1 are due."),
                                    entry(7, "TenderCaptured", "20700 KRW of Tender 1 captured."),
                                    entry(8, "ParcelDelivered", "Parcel from icheon-pottery delivered."),
                                    entry(9, "ParcelHandedOver", "Parcel from boseong-tea handed over to the carrier."),
                                    entry(10, "CaptureRequested", "12400 KRW of Tender 1 are due."),
                                    entry(11, "ParcelDelivered", "Parcel from boseong-tea delivered."),
                                    entry(12, "TenderCaptured", "12400 KRW of Tender 1 captured."),
                                    entry(
                                            13,
                                            "OrderClosed",
                                            "Closed: every parcel has ended, and what arrived is paid for.")),
                            13));
        }

        private static TenderView voucherTaken() {
            return new TenderView(
                    VOUCHER,
                    TenderMethod.VOUCHER,
                    WHOLE_VOUCHER,
                    TenderState.PAID,
                    won(0),
                    WHOLE_VOUCHER,
                    won(0),
                    Optional.empty(),
                    Optional.empty());
        }

        private static Awaited awaited(Whom of, What what, String parcel, int minute, String text) {
            return new Awaited(
                    of,
                    what,
                    Optional.empty(),
                    Optional.of(parcel),
                    TrackedOrders.START.plusSeconds(60L * minute),
                    Optional.empty(),
                    text);
        }

        private static Awaited awaited(Whom of, What what, int tender, int minute, String text) {
            return new Awaited(
                    of,
                    what,
                    Optional.of(tender),
                    Optional.empty(),
                    TrackedOrders.START.plusSeconds(60L * minute),
                    Optional.empty(),
                    text);
        }

        private static ParcelView arrived(String shipFrom, Optional<String> trackingCode) {
            return new ParcelView(
                    shipFrom,
                    shipFrom,
                    ShipmentId.of(ORDER, shipFrom).value(),
                    ParcelState.DELIVERED,
                    trackingCode,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
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
                            "10000 KRW of Tender 2 are to be given back: order rejected.",
                            "10000 KRW of Tender 2 given back.");
        }

        @Test
        @DisplayName("that an order was cancelled, and what was let go")
        void cancelled() {
            OrderView view = viewOf(List.of(
                    MugsAndTea.placed(),
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.cancelled(),
                    MugsAndTea.releaseRequested(CARD, "order cancelled"),
                    MugsAndTea.releaseRequested(VOUCHER, "order cancelled"),
                    MugsAndTea.released(CARD, WHOLE_CARD),
                    MugsAndTea.released(VOUCHER, won(0))));

            assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(view.statusReason()).contains("not wanted any more");
            assertThat(view.tenders()).extracting(TenderView::state).containsOnly(TenderState.RELEASED);
            assertThat(texts(view)).endsWith("Tender 1 let go of 33100 KRW.", "Tender 2 called off.");
        }

        @Test
        @DisplayName("that one parcel was held back and the other was not, and that money is owed for it")
        void partlyCancelled() {
            OrderView view = viewOf(cancelledWhileUnderWay());

            assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(view.parcels())
                    .extracting(ParcelView::state)
                    .containsExactly(ParcelState.CANCELLED, ParcelState.HANDED_OVER);
            assertThat(view.tenders().get(0).captured()).isEqualTo(won(0));
            assertThat(texts(view))
                    .contains(
                            "Cancellation asked for: not wanted any more.",
                            "Parcel from icheon-pottery stays where it is.",
                            "Parcel from boseong-tea cannot be held back any more: the cancellation came too late, and it goes its way.",
                            "12400 KRW of Tender 1 could not be captured at try 1; they are owed, and the next try is at 2026-01-08T01:00:00Z.");
        }

        @Test
        @DisplayName("no more of a person than who it is: names and addresses are not kept for reading")
        void noPersonalData() {
            viewOf(fromPlacingToClosing());

            assertThat(orders.stored())
                    .contains("customer-jiwon")
                    .doesNotContain("Kim Jiwon", "Sejong", "04524", "jiwon@example.com");
        }

        @Test
        @DisplayName("everything that happens to an order: a writer waits until its last event is seen")
        void everyEvent() {
            assertThat(EveryEvent.kinds()
                            // A timer rang: no event of the order itself.
                            .filter(event ->
                                    event != PaymentWindowElapsed.class && event != AmendmentWindowElapsed.class))
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
    @DisplayName("says what it waits for")
    class WaitsFor {

        private List<Object> story;

        @BeforeEach
        void placed() {
            story = new ArrayList<>(List.of(MugsAndTea.placed()));
        }

        private OrderView after(Object... events) {
            story.addAll(List.of(events));
            return viewOf(story);
        }

        private static List<String> told(OrderView view) {
            return view.waitsFor().stream()
                    .map(it -> it.of() + " " + it.what() + " since "
                            + Duration.between(TrackedOrders.START, it.since()).toMinutes() + ": " + it.text())
                    .toList();
        }

        @Test
        @DisplayName(
                "its tenders, until it is rejected for want of them; a slip is the customer's to pay once it is issued (ORD-05)")
        void tenders() {
            OrderView placed = after();
            assertThat(told(placed))
                    .containsExactly(
                            "PROVIDER PAYMENT since 0: Tender 1 is to be authorised or paid.",
                            "PROVIDER PAYMENT since 0: Tender 2 is to be authorised or paid.");
            assertThat(placed.waitsFor())
                    .allSatisfy(it -> assertThat(it.until()).contains(MugsAndTea.PAY_UNTIL));
            assertThat(placed.payment()).isEqualTo(PaymentAxis.AWAITED);
            assertThat(placed.fulfilment()).isEqualTo(FulfilmentAxis.NOT_STARTED);
            assertThat(placed.money()).isEqualTo(new OrderMoney(won(43_100), won(0), won(0), won(0), won(0), won(0)));

            OrderPlaced bySlip = new Basket()
                    .of(MugsAndTea.greenTea())
                    .paidBy(List.of(MugsAndTea.slip(12_400, Optional.empty())))
                    .placed();
            story = new ArrayList<>(List.of(bySlip));
            orders.reset();
            assertThat(told(after()))
                    .containsExactly("PROVIDER PAYMENT since 0: Tender 1 is to be issued, and then paid.");
            assertThat(told(after(MugsAndTea.awaitsPayer(1))))
                    .containsExactly("CUSTOMER PAYMENT since 1: Tender 1 is to be paid.");
        }

        @Test
        @DisplayName("the customer, where they are to confirm that it is they who pay, and until when (PAY-13)")
        void payer() {
            OrderView waiting = after(MugsAndTea.voucherPaid(), MugsAndTea.awaitsPayer(CARD));
            assertThat(told(waiting))
                    .containsExactly("CUSTOMER PAYMENT since 2: Tender 1 is to be confirmed by whoever pays it.");
            assertThat(waiting.waitsFor().get(0).until()).contains(MugsAndTea.CONFIRM_UNTIL);
            assertThat(orders.unanswered().since(MugsAndTea.PAY_UNTIL.minusMillis(1), Optional.empty(), 1))
                    .isEmpty();
            assertThat(told(after(MugsAndTea.cardAuthorised()))).isEmpty();
        }

        @Test
        @DisplayName("of each parcel the next step: its label, its hand-over, its arrival")
        void parcels() {
            OrderView confirmed = after(MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed());
            assertThat(told(confirmed))
                    .containsExactly(
                            "CARRIER LABEL since 3: Parcel from icheon-pottery is to get its label.",
                            "CARRIER LABEL since 3: Parcel from boseong-tea is to get its label.");
            assertThat(confirmed.payment()).isEqualTo(PaymentAxis.SET_ASIDE);
            assertThat(confirmed.fulfilment()).isEqualTo(FulfilmentAxis.PREPARING);

            OrderView sent = after(
                    MugsAndTea.labelled(TEA_GARDEN),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS));
            assertThat(told(sent))
                    .containsExactly(
                            "SHIP_FROM HAND_OVER since 4: Parcel from boseong-tea is to be handed over.",
                            "CARRIER DELIVERY since 5: Parcel from icheon-pottery is to arrive.",
                            "PROVIDER CAPTURE since 6: 20700 KRW of Tender 1 are to be taken.");
            assertThat(sent.fulfilment()).isEqualTo(FulfilmentAxis.PARTLY_SENT);

            OrderView taken = after(MugsAndTea.captured(POTTER, CARD_FOR_MUGS), MugsAndTea.delivered(POTTER));
            assertThat(taken.payment()).isEqualTo(PaymentAxis.PARTLY_TAKEN);
            assertThat(taken.fulfilment()).isEqualTo(FulfilmentAxis.PARTLY_DELIVERED);
            assertThat(taken.money())
                    .isEqualTo(new OrderMoney(won(43_100), CARD_FOR_TEA, won(30_700), won(0), won(0), won(0)));
        }

        @Test
        @DisplayName("what was asked for again: how often, when it is next, and that a person is to look (ORD-12)")
        void askedAgain() {
            OrderView again = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.labelled(TEA_GARDEN),
                    MugsAndTea.repeatedOf(RequestKind.LABEL, POTTER, 2, MugsAndTea.TUESDAY));
            assertThat(again.waitsFor())
                    .filteredOn(it -> it.what() == What.LABEL)
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.attempt()).contains(2);
                        assertThat(it.nextTry()).contains(MugsAndTea.TUESDAY);
                    });
            assertThat(orders.unanswered().stalled()).isZero();

            OrderView stalled = after(
                    MugsAndTea.stalled(RequestKind.LABEL, POTTER, TrackedOrders.START, 4),
                    MugsAndTea.repeatedOf(RequestKind.LABEL, POTTER, 5, MugsAndTea.THURSDAY));
            assertThat(told(stalled))
                    .contains(
                            "CARRIER LABEL since 3: Parcel from icheon-pottery is to get its label.",
                            "SUPPORT STANDSTILL since 6: Nothing is heard of this, though it was asked for 5 times since"
                                    + " 2026-01-05T00:03:00Z: Parcel from icheon-pottery is to get its label. It is to be seen"
                                    + " to why; then it can be asked for again at once.");
            assertThat(orders.unanswered().stalled()).isOne();

            OrderView goesOn = after(MugsAndTea.labelled(POTTER));
            assertThat(told(goesOn)).noneMatch(it -> it.contains("STANDSTILL"));
            assertThat(orders.unanswered().stalled()).isZero();
        }

        @Test
        @DisplayName("a label anew, however often it was asked for before the parcel was on hold (SHP-03, ORD-12)")
        void askedAnew() {
            OrderView released = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.labelled(TEA_GARDEN),
                    MugsAndTea.repeatedOf(RequestKind.LABEL, POTTER, 2, MugsAndTea.TUESDAY),
                    MugsAndTea.held(POTTER, 1),
                    MugsAndTea.parcelReleased(POTTER, 2));
            assertThat(released.waitsFor())
                    .filteredOn(it -> it.what() == What.LABEL)
                    .singleElement()
                    .satisfies(it -> assertThat(it.attempt()).isEmpty());
        }

        @Test
        @DisplayName(
                "the carrier, to bring back what is under way and not wanted any more, and its customer knows how it ends (ORD-07)")
        void wantedBack() {
            OrderView asked = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.handedOver(TEA_GARDEN),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.wantedBack(POTTER),
                    MugsAndTea.wantedBack(TEA_GARDEN));
            assertThat(asked.waitsFor()).extracting(Awaited::what).containsExactly(What.INTERCEPT, What.INTERCEPT);
            assertThat(orders.unanswered().since(TrackedOrders.START.plusSeconds(7 * 60), Optional.empty(), 1))
                    .hasSize(1);
            OrderView answered = after(MugsAndTea.broughtBack(POTTER), MugsAndTea.broughtBack(TEA_GARDEN));
            assertThat(told(answered))
                    .containsExactly(
                            "CARRIER RETURN since 9: Parcel from " + POTTER
                                    + " is not wanted any more, and is brought back.",
                            "CARRIER RETURN since 10: Parcel from " + TEA_GARDEN
                                    + " is not wanted any more, and is brought back.");
            assertThat(orders.unanswered().since(MugsAndTea.THURSDAY, Optional.empty(), 1))
                    .isEmpty();
            OrderView half = after(
                    MugsAndTea.mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9), MugsAndTea.parcelRefunded(POTTER));
            assertThat(half.cancellation()).isEqualTo(CancellationState.REQUESTED);
            OrderView all = after(
                    MugsAndTea.mishap(TEA_GARDEN, ParcelMishap.RETURNED_TO_SENDER, 9),
                    MugsAndTea.parcelRefunded(TEA_GARDEN));
            assertThat(all.cancellation()).isEqualTo(CancellationState.DONE);
        }

        @Test
        @DisplayName("nothing more of a cancellation when one parcel was brought back and the other held back (ORD-07)")
        void broughtBackAndHeldBack() {
            OrderView half = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.holdBack(TEA_GARDEN),
                    MugsAndTea.wantedBack(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9),
                    MugsAndTea.parcelRefunded(POTTER));
            assertThat(half.cancellation()).isEqualTo(CancellationState.REQUESTED);
            assertThat(after(MugsAndTea.parcelCancelled(TEA_GARDEN)).cancellation())
                    .isEqualTo(CancellationState.DONE);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("partlyBroughtBack")
        @DisplayName(
                "nothing more of a cancellation once something of the order has reached its customer: that was too late (ORD-07):")
        void partlyBroughtBack(String end, List<Object> facts) {
            after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.handedOver(TEA_GARDEN),
                    MugsAndTea.delivered(TEA_GARDEN),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.wantedBack(POTTER));

            assertThat(after(facts.toArray()).cancellation()).isEqualTo(CancellationState.TOO_LATE);
        }

        static Stream<Arguments> partlyBroughtBack() {
            return Stream.of(
                    Arguments.of(
                            "it is back",
                            List.of(
                                    MugsAndTea.mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9),
                                    MugsAndTea.parcelRefunded(POTTER))),
                    Arguments.of(
                            "the customer has it, by a person's word",
                            List.of(MugsAndTea.located(POTTER, Whereabouts.WITH_CUSTOMER))),
                    Arguments.of(
                            "it is lost, and sent once more",
                            List.of(
                                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                                    MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"))));
        }

        @Test
        @DisplayName(
                "the delivery of what the carrier does not bring back, or brings nevertheless: that was too late (ORD-07)")
        void notBroughtBack() {
            OrderView refused = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.handedOver(TEA_GARDEN),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.wantedBack(POTTER),
                    MugsAndTea.wantedBack(TEA_GARDEN),
                    MugsAndTea.broughtBack(TEA_GARDEN),
                    MugsAndTea.notBroughtBack(POTTER));
            assertThat(refused.waitsFor()).extracting(Awaited::what).containsExactly(What.RETURN, What.DELIVERY);
            assertThat(refused.cancellation()).isEqualTo(CancellationState.TOO_LATE);

            story.remove(story.size() - 1);
            orders.reset();
            OrderView delivered = after(MugsAndTea.delivered(TEA_GARDEN));
            assertThat(delivered.cancellation()).isEqualTo(CancellationState.TOO_LATE);
            assertThat(delivered.waitsFor()).extracting(Awaited::what).containsExactly(What.INTERCEPT);
        }

        @Test
        @DisplayName("others, and is found by how long: the longest first, and behind any of them the next (ORD-12)")
        void unanswered() {
            OrderId second = OrderId.of("order-second");
            after();
            orders.batch(TrackedOrders.stream(second, 1, List.of(EventsOf.order(second, MugsAndTea.placed()))));
            Instant moment = TrackedOrders.START.plusSeconds(60);

            List<UnansweredOrders.Unanswered> found = orders.unanswered().since(moment, Optional.empty(), 10);
            assertThat(found).extracting(UnansweredOrders.Unanswered::order).containsExactly(ORDER, second);
            assertThat(orders.unanswered().since(moment.minusMillis(1), Optional.empty(), 10))
                    .containsExactly(found.get(0));
            assertThat(orders.unanswered().since(moment, Optional.of(found.get(0)), 10))
                    .containsExactly(found.get(1));
            assertThat(orders.unanswered().since(moment, Optional.of(found.get(1)), 10))
                    .isEmpty();
        }

        @Test
        @DisplayName(
                "the money that could not be taken: the customer owes it; it is tried again, and in the end a person sees to it (PAY-12)")
        void owed() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                    MugsAndTea.captureFailed(POTTER, CARD_FOR_MUGS));

            assertThat(told(view))
                    .contains(
                            "PROVIDER CAPTURE since 6: 20700 KRW of Tender 1 could not be taken, and are owed; it is tried again.");
            assertThat(view.waitsFor())
                    .filteredOn(it -> it.what() == What.CAPTURE)
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.attempt()).contains(1);
                        assertThat(it.nextTry()).contains(MugsAndTea.THURSDAY);
                        assertThat(it.lastRefusal())
                                .contains(new Awaited.LastRefusal(
                                        RefusalReason.REFUSED,
                                        TrackedOrders.START.plusSeconds(360),
                                        "the provider refuses it, and says no more"));
                    });
            assertThat(view.payment()).isEqualTo(PaymentAxis.OWED);
            assertThat(view.money().owedByCustomer()).isEqualTo(CARD_FOR_MUGS);

            OrderView givenToAPerson =
                    after(MugsAndTea.delivered(POTTER), MugsAndTea.captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 2));
            assertThat(told(givenToAPerson))
                    .contains(
                            "SUPPORT COLLECTION since 6: 20700 KRW of Tender 1 could not be taken, and are owed. It is to be collected"
                                    + " in another way, or written off.");
            assertThat(givenToAPerson.waitsFor())
                    .filteredOn(it -> it.what() == What.COLLECTION)
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.attempt()).contains(2);
                        assertThat(it.nextTry()).isEmpty();
                    });
            assertThat(givenToAPerson.payment()).isEqualTo(PaymentAxis.OWED);
            assertThat(givenToAPerson.money().owedByCustomer()).isEqualTo(CARD_FOR_MUGS);

            OrderView paidAfterAll = after(MugsAndTea.captured(POTTER, CARD_FOR_MUGS));
            assertThat(paidAfterAll.money().owedByCustomer()).isEqualTo(won(0));
        }

        @Test
        @DisplayName(
                "the provider, which gives no answer: since when, until there is one; and in the end a person, who finds out (PAY-06)")
        void unknown() {
            OrderView view = after(
                    MugsAndTea.outcomeUnknown(CARD, RequestKind.PAYMENT, "", 1),
                    MugsAndTea.needsAttention(CARD, RequestKind.PAYMENT, "", 1));
            String asked = "Tender 1 is to be authorised or paid.";
            assertThat(told(view))
                    .contains(
                            "PROVIDER PAYMENT since 0: " + asked
                                    + " The provider gives no answer: it was done, or it was not. It is asked until that"
                                    + " is known.",
                            "SUPPORT OUTCOME since 2: What became of this is not known: " + asked
                                    + " It is to be found out with the provider, and told to the payment, which goes on looking it up.");
            assertThat(view.waitsFor())
                    .filteredOn(it -> it.tender().equals(Optional.of(CARD)) && it.of() == Whom.PROVIDER)
                    .singleElement()
                    .satisfies(it -> assertThat(it.unknownSince()).contains(TrackedOrders.START.plusSeconds(60)));

            OrderView authorised = after(MugsAndTea.cardAuthorised());
            assertThat(authorised.waitsFor()).noneMatch(it -> it.unknownSince().isPresent());
            assertThat(told(authorised)).noneMatch(it -> it.contains("OUTCOME"));

            OrderView taking = after(
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                    MugsAndTea.outcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2));
            assertThat(unknown(taking)).containsExactly(What.CAPTURE);
            assertThat(unknown(after(MugsAndTea.captureFailed(POTTER, CARD_FOR_MUGS))))
                    .isEmpty();
            assertThat(unknown(after(MugsAndTea.outcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 3))))
                    .containsExactly(What.CAPTURE);
            assertThat(unknown(after(MugsAndTea.captured(POTTER, CARD_FOR_MUGS))))
                    .isEmpty();
        }

        @Test
        @DisplayName("the provider, which gives no answer to what is to be given back or let go (PAY-06)")
        void unknownOnTheWayBack() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.releaseRequested(CARD, "order cancelled"),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                    MugsAndTea.outcomeUnknown(CARD, RequestKind.RELEASE, "", 2),
                    MugsAndTea.outcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 2));
            assertThat(unknown(view)).containsExactlyInAnyOrder(What.RELEASE, What.REFUND);

            OrderView back =
                    after(MugsAndTea.released(CARD, WHOLE_CARD), MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER));
            assertThat(unknown(back)).isEmpty();
            assertThat(unknown(after(
                            MugsAndTea.outcomeUnknown(VOUCHER, RequestKind.REFUND, "refund-1", 3),
                            MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER))))
                    .isEmpty();
        }

        @Test
        @DisplayName("what was refused, and says why: a refund that a person transfers, and a parcel that goes its way")
        void refused() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                    MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER),
                    MugsAndTea.labelled(POTTER),
                    MugsAndTea.holdBack(POTTER),
                    MugsAndTea.notHeldBack(POTTER));
            assertThat(view.waitsFor())
                    .filteredOn(it -> it.lastRefusal().isPresent())
                    .extracting(
                            Awaited::what,
                            it -> it.lastRefusal().orElseThrow().reason(),
                            it -> it.lastRefusal().orElseThrow().text())
                    .containsExactlyInAnyOrder(
                            tuple(
                                    What.TRANSFER,
                                    RefusalReason.NO_REFUNDS,
                                    "this means of payment gives nothing back through the provider"),
                            tuple(
                                    What.HAND_OVER,
                                    RefusalReason.NOT_HELD_BACK,
                                    "it could not be held back: the carrier has it, or may have it"));
            assertThat(after(MugsAndTea.captureFailedWithoutReason(POTTER, CARD_FOR_MUGS))
                            .waitsFor())
                    .filteredOn(it -> it.what() == What.CAPTURE)
                    .allSatisfy(it -> assertThat(it.lastRefusal()).isEmpty());
        }

        @Test
        @DisplayName("a person, who transfers a part of what its provider gives back as a whole only (PAY-14)")
        void noPartialRefund() {
            OrderView view = after(
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.refundRequested(VOUCHER, won(1_000), "not sent"),
                    new TenderRefundFailed(
                            ORDER, VOUCHER, "refund-1", won(1_000), Optional.of(RefusalReason.NO_PARTIAL_REFUNDS)));

            assertThat(view.waitsFor())
                    .filteredOn(it -> it.what() == What.TRANSFER)
                    .singleElement()
                    .satisfies(it -> assertThat(it.lastRefusal().orElseThrow().text())
                            .isEqualTo(
                                    "the provider gives this payment back as a whole only, and this is a part of it"));
        }

        private static List<What> unknown(OrderView view) {
            return view.waitsFor().stream()
                    .filter(it -> it.unknownSince().isPresent())
                    .map(Awaited::what)
                    .toList();
        }

        @Test
        @DisplayName("a person, who holds it; why, stands nowhere but where it can be left out (ORD-21)")
        void heldByAPerson() {
            OrderView paid =
                    after(MugsAndTea.voucherPaid(), MugsAndTea.orderHeld(List.of()), MugsAndTea.cardAuthorised());
            assertThat(paid.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
            assertThat(paid.payment()).isEqualTo(PaymentAxis.SET_ASIDE);
            assertThat(told(paid))
                    .containsExactly(
                            "SUPPORT RELEASE_FROM_HOLD since 2: The order is held by a person: being checked. It is to be released, or the order to be cancelled.");

            OrderView confirmed = after(
                    MugsAndTea.orderReleased(List.of()),
                    MugsAndTea.confirmed(),
                    MugsAndTea.labelled(POTTER),
                    MugsAndTea.labelled(TEA_GARDEN),
                    MugsAndTea.parcelKept(POTTER));
            assertThat(told(confirmed))
                    .containsExactly(
                            "SHIP_FROM HAND_OVER since 7: Parcel from boseong-tea is to be handed over.",
                            "SUPPORT RELEASE_FROM_HOLD since 8: Parcel from icheon-pottery is held by a person: customers wish. It is to be released, or the order to be cancelled.");
            assertThat(confirmed.parcels())
                    .extracting(ParcelView::state)
                    .containsExactly(ParcelState.HELD, ParcelState.LABELLED);

            OrderView all = after(MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)));
            assertThat(all.holds())
                    .extracting(HoldView::parcel, HoldView::reason, HoldView::note)
                    .containsExactly(
                            tuple(Optional.of(POTTER), OrderHoldReason.CUSTOMERS_WISH, Optional.empty()),
                            tuple(Optional.empty(), OrderHoldReason.FRAUD_SUSPECTED, Optional.of("third today")));
            assertThat(all.withoutReasonsOfHolds().toString().toLowerCase(Locale.ROOT))
                    .contains("being_checked")
                    .doesNotContain("fraud", "third");

            OrderView oneLess = after(MugsAndTea.handedOver(POTTER));
            assertThat(oneLess.holds()).extracting(HoldView::parcel).containsExactly(Optional.empty());
            assertThat(after(MugsAndTea.handedOver(TEA_GARDEN)).holds()).isEmpty();
        }

        @Test
        @DisplayName("the carrier, for each of the parcels into which a ship-from splits what it sends (ORD-30)")
        void split() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.mugApart(),
                    MugsAndTea.handedOver(POTTER + ".2"));
            assertThat(view.parcels())
                    .extracting(ParcelView::parcel, ParcelView::shipFrom, ParcelView::state, ParcelView::replaces)
                    .containsExactly(
                            tuple(POTTER, POTTER, ParcelState.PREPARING, Optional.empty()),
                            tuple(TEA_GARDEN, TEA_GARDEN, ParcelState.PREPARING, Optional.empty()),
                            tuple(POTTER + ".2", POTTER, ParcelState.HANDED_OVER, Optional.empty()));
            assertThat(view.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 1, 0, 0));
            assertThat(told(view)).anyMatch(it -> it.startsWith("CARRIER LABEL") && it.contains(POTTER));
        }

        @Test
        @DisplayName(
                "the carrier, for what another ship-from sends because it was missing; no unit counts twice (ORD-14)")
        void moved() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.unitsMoved(POTTER, POTTER + ".2", MugsAndTea.BUSAN, MugsAndTea.mugs(2)));
            assertThat(view.parcels())
                    .extracting(ParcelView::parcel, ParcelView::shipFrom, ParcelView::state)
                    .containsExactly(
                            tuple(POTTER, POTTER, ParcelState.PREPARING),
                            tuple(TEA_GARDEN, TEA_GARDEN, ParcelState.PREPARING),
                            tuple(POTTER + ".2", MugsAndTea.BUSAN, ParcelState.PREPARING));
            assertThat(view.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 0, 0, 0));
            assertThat(view.timeline())
                    .extracting(Entry::text)
                    .endsWith(
                            "2 × MUG-BLUE of the parcel from icheon-pottery is not there, and sent by warehouse-busan,"
                                    + " in parcel icheon-pottery.2.");

            OrderView goesOn = after(
                    new ParcelCancelled(ORDER, POTTER),
                    MugsAndTea.handedOver(POTTER + ".2"),
                    MugsAndTea.delivered(POTTER + ".2"));
            assertThat(goesOn.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 2, 2, 0));
        }

        @Test
        @DisplayName("the carrier, for a parcel that is to go to another address, and tells what became of it (ORD-08)")
        void redirected() {
            OrderView asked = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.labelled(TEA_GARDEN),
                    MugsAndTea.sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)));
            assertThat(told(asked))
                    .containsExactly(
                            "CARRIER REDIRECTION since 5: Parcel from icheon-pottery is to go to another address, if it still can.",
                            "SHIP_FROM HAND_OVER since 5: Parcel from boseong-tea is to be handed over.");
            assertThat(asked.parcels())
                    .extracting(ParcelView::redirection)
                    .containsExactly(Optional.of(Redirection.REQUESTED), Optional.of(Redirection.TOO_LATE));

            OrderView done = after(new ParcelRedirected(ORDER, POTTER, 5));
            assertThat(done.parcels())
                    .extracting(ParcelView::redirection)
                    .containsExactly(Optional.of(Redirection.DONE), Optional.of(Redirection.TOO_LATE));
            OrderView refused = after(new ParcelRedirectionRefused(ORDER, POTTER, 7));
            assertThat(refused.parcels())
                    .extracting(ParcelView::redirection)
                    .containsOnly(Optional.of(Redirection.TOO_LATE));
            assertThat(told(refused)).noneMatch(it -> it.contains("REDIRECTION"));
        }

        @Test
        @DisplayName("the provider, for goodwill that is to be given back, which it shows for itself (ORD-22)")
        void goodwill() {
            OrderView view = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.goodwillGiven(5_000, new GoodwillPart(VOUCHER, won(5_000))),
                    MugsAndTea.refundRequested(VOUCHER, won(5_000), "goodwill"));

            assertThat(told(view)).contains("PROVIDER REFUND since 5: 5000 KRW of Tender 2 are to be given back.");
            assertThat(view.money().owedToCustomer()).isEqualTo(won(5_000));
            assertThat(view.goodwill())
                    .containsExactly(new GoodwillView(
                            "goodwill-1",
                            won(5_000),
                            GoodwillReason.LATE_DELIVERY,
                            TrackedOrders.START.plusSeconds(240)));
        }

        @Test
        @DisplayName("nobody, once it was cancelled, whoever held it (ORD-21)")
        void heldNoMore() {
            OrderView view = after(MugsAndTea.orderHeld(List.of()), MugsAndTea.cancelled());

            assertThat(view.holds()).isEmpty();
            assertThat(told(view)).noneMatch(it -> it.contains("HOLD"));
        }

        @Test
        @DisplayName("its tenders although it is held, as long as one of them is open (ORD-21)")
        void heldAndUnpaid() {
            assertThat(after(MugsAndTea.orderHeld(List.of()), MugsAndTea.voucherPaid())
                            .payment())
                    .isEqualTo(PaymentAxis.AWAITED);
            assertThat(after(MugsAndTea.declined(CARD)).payment()).isEqualTo(PaymentAxis.AWAITED);
        }

        @Test
        @DisplayName(
                "the customer, for another means of payment in place of a declined one, until the window ends (ORD-04)")
        void anotherTender() {
            OrderView waiting = after(MugsAndTea.declined(MugsAndTea.CARD));
            assertThat(told(waiting))
                    .contains(
                            "CUSTOMER ANOTHER_TENDER since 1: Tender 1 was declined: insufficient funds. Another means of payment is to be given.");
            assertThat(waiting.waitsFor())
                    .filteredOn(it -> it.what() == What.ANOTHER_TENDER)
                    .singleElement()
                    .satisfies(it -> assertThat(it.until()).contains(MugsAndTea.PAY_UNTIL));

            OrderView replaced = after(MugsAndTea.cardReplaced());
            assertThat(told(replaced)).noneMatch(it -> it.contains("ANOTHER_TENDER"));
            assertThat(told(replaced)).contains("PROVIDER PAYMENT since 2: Tender 3 is to be authorised or paid.");
            assertThat(replaced.tenders().get(0).state()).isEqualTo(TenderState.REPLACED);
            assertThat(replaced.tenders().get(2).replaces()).contains(MugsAndTea.CARD);
            assertThat(replaced.tenders().get(2).amount()).isEqualTo(MugsAndTea.WHOLE_CARD);
        }

        @Test
        @DisplayName("nobody, for money that could not be taken and is not needed any more")
        void notOwedAnyMore() {
            OrderView refunded = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                    MugsAndTea.captureFailed(POTTER, CARD_FOR_MUGS),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    MugsAndTea.parcelRefunded(POTTER),
                    MugsAndTea.captureNotNeeded(POTTER, CARD_FOR_MUGS));
            assertThat(told(refunded)).noneMatch(it -> it.contains("owed"));
            assertThat(refunded.money().owedByCustomer()).isEqualTo(won(0));

            OrderView closed =
                    after(MugsAndTea.captureFailed(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA), MugsAndTea.closed());
            assertThat(closed.money().owedByCustomer()).isEqualTo(won(0));
        }

        @Test
        @DisplayName("a person, for a parcel whose label the carrier does not sell (SHP-03)")
        void labelNotSold() {
            OrderView held = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    new ParcelHeld(MugsAndTea.ORDER, TEA_GARDEN, "LABEL_REFUSED", 3));
            assertThat(told(held))
                    .contains("SUPPORT RELEASE_FROM_HOLD since 4: Parcel from boseong-tea is on hold: label refused."
                            + " It is to be released, or its order to be cancelled.");
        }

        @Test
        @DisplayName(
                "the customer, for an address to which nothing can be delivered; a person, for a parcel that is on hold for another reason, or does not reach the customer; the carrier, for one that comes back")
        void persons() {
            OrderView held = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.held(TEA_GARDEN, 3),
                    MugsAndTea.handedOver(POTTER));
            assertThat(told(held))
                    .contains(
                            "CUSTOMER ANOTHER_ADDRESS since 4: Parcel from boseong-tea is on hold: address undeliverable."
                                    + " Another address is to be given.");

            OrderView back =
                    after(MugsAndTea.handedOver(TEA_GARDEN), MugsAndTea.mishap(POTTER, ParcelMishap.EXPECTED_BACK, 7));
            assertThat(told(back))
                    .contains(
                            "CARRIER RETURN since 7: Parcel from icheon-pottery was not delivered, and is to come back.");
            assertThat(back.fulfilment()).isEqualTo(FulfilmentAxis.SENT);

            OrderView returned = after(MugsAndTea.mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 8));
            assertThat(told(returned))
                    .contains("SUPPORT DECISION since 8: Parcel from icheon-pottery does not reach the customer: "
                            + "returned to sender. What becomes of it is to be decided.");
        }

        @Test
        @DisplayName("the ship-from, for units that are to be taken out, until they are or it is too late (ORD-18)")
        void unitsToBeTakenOut() {
            OrderView asked = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.labelled(POTTER),
                    MugsAndTea.mugToBeTakenOut());
            assertThat(told(asked))
                    .contains(
                            "SHIP_FROM UNITS_CANCELLATION since 5: 1 × MUG-BLUE are to be taken out of the parcel from"
                                    + " icheon-pottery, if they still can be.");
            assertThat(asked.units()).containsExactly(new UnitsView(1, 2, 0, 0, 0, 0), new UnitsView(2, 1, 0, 0, 0, 0));

            OrderView taken = after(MugsAndTea.mugCancelled());
            assertThat(told(taken)).noneMatch(it -> it.contains("UNITS_CANCELLATION"));
            assertThat(taken.units().get(0)).isEqualTo(new UnitsView(1, 2, 1, 0, 0, 0));

            OrderView again = after(
                    MugsAndTea.toBeTakenOut("two", List.of(MugsAndTea.mugs(1)), List.of()),
                    new UnitsCancellationRefused(ORDER, POTTER, "two", List.of(MugsAndTea.mugs(1))),
                    MugsAndTea.handedOver(POTTER));
            assertThat(told(again)).noneMatch(it -> it.contains("UNITS_CANCELLATION"));
            assertThat(again.units().get(0)).isEqualTo(new UnitsView(1, 2, 1, 1, 0, 0));
            assertThat(texts(again))
                    .endsWith(
                            "Parcel from icheon-pottery is to be sent without 1 × MUG-BLUE: not wanted any more.",
                            "Parcel from icheon-pottery is sent without 1 × MUG-BLUE: not wanted any more.",
                            "Parcel from icheon-pottery is to be sent without 1 × MUG-BLUE: not wanted any more.",
                            "Parcel from icheon-pottery goes its way with 1 × MUG-BLUE: the cancellation came too late.",
                            "Parcel from icheon-pottery handed over to the carrier.");
        }

        @Test
        @DisplayName("how far the units of each line are, through parcels that are sent in place of others (ORD-23)")
        void unitsOfLines() {
            OrderView replaced = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.pickedShort(POTTER, MugsAndTea.mugs(1)),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"));
            assertThat(replaced.units().get(0)).isEqualTo(new UnitsView(1, 2, 1, 0, 0, 0));

            OrderView refunded = after(
                    MugsAndTea.mugsCancelled(),
                    MugsAndTea.handedOver(POTTER + ".2"),
                    MugsAndTea.mishap(POTTER + ".2", ParcelMishap.DAMAGED, 7),
                    MugsAndTea.parcelRefunded(POTTER + ".2"),
                    MugsAndTea.parcelCancelled(TEA_GARDEN));
            assertThat(refunded.units())
                    .containsExactly(new UnitsView(1, 2, 1, 0, 0, 1), new UnitsView(2, 1, 1, 0, 0, 0));
            assertThat(texts(refunded))
                    .contains(
                            "Parcel from icheon-pottery: nothing had to be taken out any more.",
                            "Parcel from icheon-pottery is sent without 1 × MUG-BLUE: picked short.");
        }

        @Test
        @DisplayName("what becomes of a parcel that was made good, and of one that turns up after that (ORD-10)")
        void madeGood() {
            OrderView replaced = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.handedOver(TEA_GARDEN),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"));
            assertThat(replaced.parcels().get(0).state()).isEqualTo(ParcelState.REPLACED);
            assertThat(replaced.parcels().get(2))
                    .isEqualTo(new ParcelView(
                            POTTER + ".2",
                            POTTER,
                            "shipment-mugs-and-tea-icheon_pottery.2",
                            ParcelState.PREPARING,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(POTTER),
                            Optional.empty()));
            assertThat(told(replaced))
                    .contains("CARRIER LABEL since 7: Parcel from icheon-pottery.2 is to get its label.");
            assertThat(replaced.fulfilment()).isEqualTo(FulfilmentAxis.PARTLY_SENT);

            OrderView turnedUp = after(
                    MugsAndTea.turnedUp(POTTER, ParcelTurnedUp.Sighting.FOUND_AGAIN),
                    MugsAndTea.mishap(TEA_GARDEN, ParcelMishap.DAMAGED, 7),
                    MugsAndTea.parcelRefunded(TEA_GARDEN));
            assertThat(told(turnedUp))
                    .contains(
                            "SUPPORT AGREEMENT since 8: Parcel from icheon-pottery is replaced, and turns up: found again."
                                    + " What the customer keeps is to be agreed with them.");
            assertThat(turnedUp.parcels().get(1).state()).isEqualTo(ParcelState.REFUNDED);
            assertThat(texts(turnedUp))
                    .contains(
                            "Parcel from icheon-pottery is replaced by icheon-pottery.2: in stock.",
                            "Parcel from icheon-pottery is made good, and turns up: found again.",
                            "Parcel from boseong-tea is refunded: customers wish.");
        }

        @Test
        @DisplayName(
                "each unit once, in the first parcel, where the customer has that and what is sent in its place is short (ORD-23)")
        void firstCountsInstead() {
            String second = POTTER + ".2";
            OrderView oneMissing = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.handedOver(POTTER),
                    MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    MugsAndTea.mugsReplaced(POTTER, second),
                    MugsAndTea.turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED),
                    MugsAndTea.agreedUpon(POTTER),
                    MugsAndTea.pickedShort(second, MugsAndTea.mugs(1)));
            assertThat(oneMissing.units().get(0)).isEqualTo(new UnitsView(1, 2, 0, 1, 1, 0));

            OrderView noneSent = after(MugsAndTea.parcelCancelled(second));
            assertThat(noneSent.units().get(0)).isEqualTo(new UnitsView(1, 2, 0, 2, 2, 0));
            assertThat(noneSent.parcels().get(0).state()).isEqualTo(ParcelState.DELIVERED);
            assertThat(noneSent.parcels().get(2).state()).isEqualTo(ParcelState.CANCELLED);
        }

        @Test
        @DisplayName(
                "an accepted cancellation that is not done yet, parcel by parcel, and the money that goes back (ORD-06)")
        void cancellation() {
            OrderView asked = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.voucherPaid(),
                    MugsAndTea.confirmed(),
                    MugsAndTea.cancellationRequested(),
                    MugsAndTea.holdBack(POTTER),
                    MugsAndTea.holdBack(TEA_GARDEN));
            assertThat(told(asked))
                    .containsExactly(
                            "CARRIER CANCELLATION since 5: Parcel from icheon-pottery is to be held back, if it still can be.",
                            "CARRIER CANCELLATION since 6: Parcel from boseong-tea is to be held back, if it still can be.");

            OrderView half = after(
                    MugsAndTea.parcelCancelled(POTTER),
                    MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                    MugsAndTea.notHeldBack(TEA_GARDEN));
            assertThat(told(half))
                    .containsExactly(
                            "PROVIDER REFUND since 8: 10000 KRW of Tender 2 are to be given back.",
                            "CARRIER LABEL since 9: Parcel from boseong-tea is to get its label.");
            assertThat(half.money().owedToCustomer()).isEqualTo(WHOLE_VOUCHER);

            OrderView done = after(MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER));
            assertThat(done.money().givenBack()).isEqualTo(WHOLE_VOUCHER);
            assertThat(done.money().owedToCustomer()).isEqualTo(won(0));
            assertThat(done.payment()).isEqualTo(PaymentAxis.GIVEN_BACK);
        }

        @Test
        @DisplayName("what is to be let go, until it was")
        void release() {
            OrderView asked = after(
                    MugsAndTea.cardAuthorised(),
                    MugsAndTea.cancelled(),
                    MugsAndTea.releaseRequested(CARD, "order cancelled"),
                    MugsAndTea.releaseRequested(VOUCHER, "order cancelled"));
            assertThat(told(asked))
                    .containsExactly(
                            "PROVIDER RELEASE since 3: Tender 1 is to be let go.",
                            "PROVIDER RELEASE since 4: Tender 2 is to be let go.");
            assertThat(asked.fulfilment()).isEqualTo(FulfilmentAxis.NOT_DELIVERED);

            OrderView done = after(MugsAndTea.released(CARD, WHOLE_CARD), MugsAndTea.released(VOUCHER, won(0)));
            assertThat(done.waitsFor()).isEmpty();
            assertThat(done.payment()).isEqualTo(PaymentAxis.LET_GO);
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
            place("order-a", "customer-jiwon", 0, List.of());
            place("order-b", "customer-jiwon", 1, List.of(MugsAndTea.cancelled()));
            place("order-c", "customer-eve", 2, List.of());
            place("order-d", "customer-jiwon", 3, List.of());
        }

        private void place(String id, String customer, int minute, List<Object> then) {
            OrderId order = OrderId.of(id);
            OrderPlaced placed = new Basket().under(order).by(customer).placed();
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
            place("order-e", "customer-jiwon", 3, List.of());
            Set<OrderStatus> open = Set.of(OrderStatus.AWAITING_PAYMENT);
            OrderPage first = orders.find(query(open, Optional.empty(), false, Optional.empty(), 2));
            assertThat(ids(first)).containsExactly("order-e", "order-d");
            place("order-f", "customer-jiwon", 4, List.of());
            orders.batch(TrackedOrders.stream(
                    OrderId.of("order-d"),
                    5,
                    another(OrderId.of("order-d"), List.of(MugsAndTea.placed(), MugsAndTea.cancelled()))));

            OrderPage second = orders.find(query(open, Optional.empty(), false, first.next(), 2));

            assertThat(ids(second)).containsExactly("order-c", "order-a");
            assertThat(second.next()).isEmpty();
        }

        @Test
        @DisplayName("by whom they wait for: one question finds all that stand still without a person")
        void waitingForSupport() {
            place(
                    "order-lost",
                    "customer-eve",
                    4,
                    List.of(
                            MugsAndTea.cardAuthorised(),
                            MugsAndTea.voucherPaid(),
                            MugsAndTea.confirmed(),
                            MugsAndTea.handedOver(POTTER),
                            MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7)));

            assertThat(ids(orders.find(waitingFor(Whom.SUPPORT)))).containsExactly("order-lost");
            assertThat(ids(orders.find(waitingFor(Whom.PROVIDER, Whom.CARRIER))))
                    .containsExactly("order-lost", "order-d", "order-c", "order-a");
        }

        @Test
        @DisplayName("by what they wait for, of whomever or of those who are named: what somebody is to decide, say")
        void awaiting() {
            List<Object> confirmed =
                    List.of(MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed());
            place("order-confirmed", "customer-eve", 4, confirmed);
            place(
                    "order-lost",
                    "customer-eve",
                    5,
                    Stream.concat(
                                    confirmed.stream(),
                                    Stream.of(
                                            MugsAndTea.handedOver(POTTER),
                                            MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7)))
                            .toList());

            assertThat(ids(orders.find(awaiting(Set.of(), What.DECISION)))).containsExactly("order-lost");
            assertThat(ids(orders.find(awaiting(Set.of(), What.LABEL))))
                    .containsExactly("order-lost", "order-confirmed");
            assertThat(ids(orders.find(awaiting(Set.of(Whom.SUPPORT), What.LABEL, What.DECISION))))
                    .as("it waits for support, and for a label, but not for a label of support")
                    .containsExactly("order-lost");
            assertThat(ids(orders.find(awaiting(Set.of(Whom.SUPPORT), What.LABEL))))
                    .isEmpty();
        }

        private static FindOrders awaiting(Set<Whom> of, What... what) {
            return new OrdersSought().waitingFor(of).awaiting(Set.of(what)).query();
        }

        @Test
        @DisplayName("by how their id, their reference or a sku begins, in whatever letters, added lines among them")
        void called() {
            orders.batch(TrackedOrders.stream(
                    OrderId.of("order-E"),
                    4,
                    another(
                            OrderId.of("order-E"),
                            List.of(
                                    MugsAndTea.placedAs("Web-20417(b)"),
                                    MugsAndTea.cardAuthorised(),
                                    MugsAndTea.voucherPaid(),
                                    MugsAndTea.confirmed(),
                                    AmendedMugs.bowlForTheTeaProposed(),
                                    AmendedMugs.bowlApplied()))));

            assertThat(ids(orders.find(called("ORDER-e", 10)))).containsExactly("order-E");
            assertThat(ids(orders.find(called("web-20417(B", 10)))).containsExactly("order-E");
            assertThat(ids(orders.find(called("20417", 10))))
                    .as("only how they begin")
                    .isEmpty();
            assertThat(ids(orders.find(called("web.", 10)))).as("no pattern").isEmpty();
            assertThat(ids(orders.find(called("bowl", 10)))).containsExactly("order-E");
            assertThat(orders.find(OrderId.of("order-E")).orElseThrow().reference())
                    .contains("Web-20417(b)");

            OrderPage first = orders.find(called("mug-", 3));
            assertThat(ids(first)).containsExactly("order-E", "order-d", "order-c");
            assertThat(first.total()).isEqualTo(5);
            place("order-f", "customer-jiwon", 5, List.of());
            assertThat(ids(orders.find(called("mug-", 3, first.next())))).containsExactly("order-b", "order-a");
        }

        @Test
        @DisplayName("by how they are called, once something new happens to one from before that was asked")
        void calledFromBefore() {
            orders.forget("called");
            assertThat(ids(orders.find(called("order-", 10)))).isEmpty();

            orders.batch(TrackedOrders.stream(
                    OrderId.of("order-a"),
                    4,
                    another(OrderId.of("order-a"), List.of(MugsAndTea.placed(), MugsAndTea.cardAuthorised()))));
            assertThat(ids(orders.find(called("order-", 10)))).containsExactly("order-a");
        }

        @Test
        @DisplayName("by the sku of what is sent in exchange, beside that of what came back (ORD-16)")
        void calledInExchange() {
            OrderId exchanged = OrderId.of("order-exchanged");
            orders.batch(TrackedOrders.stream(
                    exchanged,
                    4,
                    another(
                            exchanged,
                            List.of(
                                    MugsAndTea.placed(),
                                    MugsAndTea.cardAuthorised(),
                                    MugsAndTea.voucherPaid(),
                                    MugsAndTea.confirmed(),
                                    MugsAndTea.delivered(POTTER),
                                    MugsThatComeBack.askedToExchangeForRed(1, ReturnReason.DOES_NOT_FIT),
                                    new UnitsExchanged(
                                            ORDER,
                                            POTTER,
                                            POTTER + ".2",
                                            1,
                                            MugsThatComeBack.returnCancelled(1).units(),
                                            MugsThatComeBack.redMugs(1),
                                            MugsAndTea.JIWON)))));

            assertThat(ids(orders.find(called("mug-red", 10)))).containsExactly("order-exchanged");
            assertThat(ids(orders.find(called("mug-blue", 10)))).contains("order-exchanged");
        }

        private static FindOrders called(String prefix, int size) {
            return called(prefix, size, Optional.empty());
        }

        private static FindOrders called(String prefix, int size, Optional<FindOrders.Place> after) {
            return new OrdersSought().called(prefix).after(after).atOnce(size).query();
        }

        private static FindOrders waitingFor(Whom... whom) {
            return new OrdersSought().waitingFor(Set.of(whom)).query();
        }

        @Test
        @DisplayName("by their customer, by statuses, by both, and by when they were placed")
        void filtered() {
            Optional<String> jiwon = Optional.of("customer-jiwon");
            Set<OrderStatus> cancelled = Set.of(OrderStatus.CANCELLED);

            assertThat(ids(query(Set.of(), jiwon, false, Optional.empty(), 10)))
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
            assertThat(ids(new OrdersSought().placed(from, before).query())).containsExactly("order-c", "order-b");
        }

        private FindOrders query(
                Set<OrderStatus> statuses,
                Optional<String> customer,
                boolean oldestFirst,
                Optional<FindOrders.Place> after,
                int size) {
            return new OrdersSought()
                    .of(statuses)
                    .by(customer)
                    .oldestFirst(oldestFirst)
                    .after(after)
                    .atOnce(size)
                    .query();
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
