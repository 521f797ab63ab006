package shop.order.tracking;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.RejectionReason;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelMishap;
import shop.platform.mongo.Stories;
import shop.specification.ProjectionSpecification;

@DisplayName("What is seen of an order")
class OrderViewSpecification {

    @RegisterExtension
    final ProjectionSpecification order = ProjectionSpecification.of(
            OrderInView::new,
            "status",
            "payment",
            "fulfilment",
            "money.setAside",
            "money.taken",
            "money.givenBack",
            "money.owedToCustomer",
            "waitsFor");

    private static final class OrderInView implements ProjectionSpecification.Watched {

        private final AtomicReference<TrackedOrder> kept = new AtomicReference<>();

        @Override
        public Object projection() {
            return new OrderProjection(Stories.inMemory(kept));
        }

        @Override
        public Optional<?> view() {
            return Optional.ofNullable(kept.get()).map(TrackedOrder::view);
        }

        @Override
        public String id() {
            return ORDER.value();
        }
    }

    @Test
    @DisplayName("it waits for the money of every way of paying when it is placed")
    void placed() {
        order.when(MugsAndTea.placed())
                .thenShows(
                        "status",
                        "AWAITING_PAYMENT",
                        "payment",
                        "AWAITED",
                        "fulfilment",
                        "NOT_STARTED",
                        "money.setAside",
                        "0 KRW",
                        "money.taken",
                        "0 KRW",
                        "money.givenBack",
                        "0 KRW",
                        "money.owedToCustomer",
                        "0 KRW",
                        "waitsFor",
                        "PROVIDER PAYMENT, PROVIDER PAYMENT");
    }

    @Test
    @DisplayName("money that is set aside is no longer waited for, and nothing is taken yet")
    void setAside() {
        order.given(MugsAndTea.placed())
                .when(MugsAndTea.cardAuthorised())
                .thenShows("money.setAside", "33100 KRW", "waitsFor", "PROVIDER PAYMENT");
    }

    @Test
    @DisplayName("what pays at once is taken at once")
    void paidAtOnce() {
        order.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised())
                .when(MugsAndTea.voucherPaid())
                .thenShows("payment", "SET_ASIDE", "money.taken", "10000 KRW", "waitsFor", "");
    }

    @Test
    @DisplayName("it waits for its labels as soon as it is confirmed")
    void confirmed() {
        order.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid())
                .when(MugsAndTea.confirmed())
                .thenShows(
                        "status", "CONFIRMED", "fulfilment", "PREPARING", "waitsFor", "CARRIER LABEL, CARRIER LABEL");
    }

    @Test
    @DisplayName("a declined card that may be replaced is the customer's to see to (ORD-04)")
    void declined() {
        order.given(MugsAndTea.placedWaiting())
                .when(MugsAndTea.declined(CARD))
                .thenShows("waitsFor", "PROVIDER PAYMENT, CUSTOMER ANOTHER_TENDER");
    }

    @Test
    @DisplayName("no way of paying is waited for any more once it is given up (ORD-05)")
    void rejected() {
        order.given(MugsAndTea.placed())
                .when(MugsAndTea.rejected(RejectionReason.NOT_PAID_IN_TIME))
                .thenShows("status", "REJECTED", "payment", "LET_GO", "fulfilment", "NOT_DELIVERED", "waitsFor", "");
    }

    private ProjectionSpecification labelled() {
        return order.given(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.labelled(POTTER),
                MugsAndTea.labelled(TEA_GARDEN));
    }

    @Test
    @DisplayName("a parcel that is handed over is to be delivered, and its money to be taken (ORD-09)")
    void handedOver() {
        labelled()
                .when(MugsAndTea.handedOver(POTTER))
                .thenShows("fulfilment", "PARTLY_SENT", "waitsFor", "SHIP_FROM HAND_OVER, CARRIER DELIVERY")
                .when(MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS))
                .thenShows("waitsFor", "SHIP_FROM HAND_OVER, CARRIER DELIVERY, PROVIDER CAPTURE")
                .when(MugsAndTea.captured(POTTER, CARD_FOR_MUGS))
                .thenShows(
                        "payment",
                        "PARTLY_TAKEN",
                        "money.setAside",
                        "12400 KRW",
                        "money.taken",
                        "30700 KRW",
                        "waitsFor",
                        "SHIP_FROM HAND_OVER, CARRIER DELIVERY");
    }

    @Test
    @DisplayName("a parcel that does not arrive waits for support to decide, and moves no money (ORD-10)")
    void astray() {
        labelled()
                .given(
                        MugsAndTea.handedOver(POTTER),
                        MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                        MugsAndTea.captured(POTTER, CARD_FOR_MUGS))
                .when(MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 1))
                .thenShows("waitsFor", "SHIP_FROM HAND_OVER, SUPPORT DECISION");
    }

    @Test
    @DisplayName("money is owed to the customer from when it is decided until it is given back, by the provider or by a"
            + " person (ORD-10, PAY-03)")
    void givenBack() {
        labelled()
                .when(MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                .thenShows(
                        "money.owedToCustomer",
                        "10000 KRW",
                        "waitsFor",
                        "SHIP_FROM HAND_OVER, SHIP_FROM HAND_OVER, PROVIDER REFUND")
                .when(MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER))
                .thenShows("waitsFor", "SHIP_FROM HAND_OVER, SHIP_FROM HAND_OVER, SUPPORT TRANSFER")
                .when(MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER))
                .thenShows(
                        "payment",
                        "GIVEN_BACK",
                        "money.givenBack",
                        "10000 KRW",
                        "money.owedToCustomer",
                        "0 KRW",
                        "waitsFor",
                        "SHIP_FROM HAND_OVER, SHIP_FROM HAND_OVER");
    }

    @Test
    @DisplayName("all has arrived and is paid for: it is closed, and waits for nobody")
    void closed() {
        labelled()
                .given(
                        MugsAndTea.handedOver(POTTER),
                        MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
                        MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                        MugsAndTea.handedOver(TEA_GARDEN),
                        MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                        MugsAndTea.captured(TEA_GARDEN, CARD_FOR_TEA),
                        MugsAndTea.delivered(POTTER))
                .when(MugsAndTea.delivered(TEA_GARDEN))
                .thenShows("fulfilment", "DELIVERED", "waitsFor", "")
                .when(MugsAndTea.closed())
                .thenShows("status", "CLOSED");
    }
}
