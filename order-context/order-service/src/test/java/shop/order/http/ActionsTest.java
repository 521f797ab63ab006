package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Action;
import shop.order.api.Awaited.LastRefusal;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.FindOrder;
import shop.order.api.OrderView;
import shop.order.api.RefusalReason;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelHeld;
import shop.order.ordering.RefundOverdue;
import shop.order.ordering.ReturnMoved;
import shop.order.tracking.TrackedOrders;

@DisplayName("What may be done about what an order waits for")
class ActionsTest {

    private static final Authentication SUPPORT = caller("support");
    private static final Authentication CUSTOMER = caller("customer");
    private static final Authentication EVERYBODY = caller("customer", "shop", "support", "warehouse", "operator");

    private final OrdersInMemory orders = new OrdersInMemory();

    private static Authentication caller(String... roles) {
        return new TestingAuthenticationToken(
                "somebody",
                "",
                List.of(roles).stream().map(role -> "ROLE_" + role).toArray(String[]::new));
    }

    private OrderView placed(Object... more) {
        orders.commands().sendAndWait(MugsAndTea.place());
        List.of(more).forEach(orders.commands()::sendAndWait);
        return orders.queries()
                .query(new FindOrder(MugsAndTea.ORDER), OrderView.class)
                .join();
    }

    /** As an order stands after this, all parcels of which have been confirmed. */
    private static OrderView after(Object... more) {
        List<Object> events = new ArrayList<>(List.of(
                MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed()));
        events.addAll(List.of(more));
        try (TrackedOrders orders = new TrackedOrders()) {
            orders.batch(TrackedOrders.stream(MugsAndTea.ORDER, events));
            return orders.find(MugsAndTea.ORDER).orElseThrow();
        }
    }

    /** What each of the waits of this kind is told with. */
    private static List<List<String>> operations(What what, OrderView order) {
        return order.waitsFor().stream()
                .filter(awaited -> awaited.what() == what)
                .map(awaited -> operations(EVERYBODY, awaited, order))
                .toList();
    }

    private static Awaited ofTender(Whom of, What what) {
        return new Awaited(of, what, Optional.of(1), Optional.empty(), Instant.EPOCH, Optional.empty(), "");
    }

    private static Awaited ofParcel(Whom of, What what) {
        return new Awaited(
                of, what, Optional.empty(), Optional.of(MugsAndTea.POTTER), Instant.EPOCH, Optional.empty(), "");
    }

    private static List<String> operations(Authentication caller, Awaited awaited, OrderView order) {
        return Actions.of(caller, awaited, order).stream()
                .map(Action::operation)
                .toList();
    }

    @Test
    @DisplayName("is told with the address that it is sent to, also where that is another context's")
    void addresses() {
        OrderView order = placed();

        assertThat(Actions.of(SUPPORT, ofTender(Whom.SUPPORT, What.COLLECTION).about(MugsAndTea.POTTER), order))
                .containsExactly(
                        new Action("settleTender", "POST", "/orders/order-mugs-and-tea/tenders/1/settlements"),
                        new Action(
                                "retryCapture",
                                "POST",
                                "/payments/payment-mugs-and-tea-1/captures/icheon-pottery/attempts"));
        assertThat(Actions.of(EVERYBODY, ofParcel(Whom.SHIP_FROM, What.HAND_OVER), order))
                .first()
                .isEqualTo(new Action("handOverShipment", "POST", "/shipments/shipment-x-icheon_pottery/hand-over"));
    }

    @Test
    @DisplayName("is told to whom it is for: the customer gives another means of payment, support settles what is owed")
    void roles() {
        OrderView order = placed();

        assertThat(operations(CUSTOMER, ofTender(Whom.CUSTOMER, What.ANOTHER_TENDER), order))
                .containsExactly("replaceTender", "cancelOrder");
        assertThat(operations(CUSTOMER, ofTender(Whom.SUPPORT, What.COLLECTION), order))
                .isEmpty();
        assertThat(operations(SUPPORT, ofParcel(Whom.SHIP_FROM, What.HAND_OVER), order))
                .containsExactly("cancelOrder");
    }

    @Test
    @DisplayName(
            "is what its hold asks for: the carrier's is released by an operator, a person's by the shop, also of one parcel")
    void holds() {
        assertThat(operations(
                        What.RELEASE_FROM_HOLD,
                        after(
                                new ParcelHeld(MugsAndTea.ORDER, MugsAndTea.TEA_GARDEN, "LABEL_REFUSED", 3),
                                MugsAndTea.parcelKept(MugsAndTea.TEA_GARDEN))))
                .containsExactly(List.of("releaseShipment", "cancelOrder"), List.of("releaseOrder", "cancelOrder"));
    }

    @Test
    @DisplayName("is to inspect where money is late that nobody has decided about, to ask again where it is asked for")
    void lateRefunds() {
        Instant due = Instant.parse("2026-01-09T00:00:00+09:00");
        List<Object> story = new ArrayList<>(List.of(
                MugsAndTea.delivered(MugsAndTea.POTTER),
                MugsAndTea.delivered(MugsAndTea.TEA_GARDEN),
                MugsAndTea.closed(),
                MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND),
                new ReturnMoved(MugsAndTea.ORDER, 1, ReturnState.ARRIVED, Optional.empty(), Optional.of(due)),
                new RefundOverdue(MugsAndTea.ORDER, 1, due)));
        assertThat(operations(What.REFUND_OVERDUE, after(story.toArray()))).containsExactly(List.of());

        story.add(MugsThatComeBack.moved(ReturnState.RECEIVED));
        assertThat(operations(What.REFUND_OVERDUE, after(story.toArray()))).containsExactly(List.of("inspectReturn"));

        story.add(MugsThatComeBack.bothBackForAChangeOfMind());
        story.add(MugsThatComeBack.refundForReturn(MugsAndTea.VOUCHER, MugsAndTea.won(8_404)));
        assertThat(operations(What.REFUND_OVERDUE, after(story.toArray()))).containsExactly(List.of("repeatRequests"));
    }

    @Test
    @DisplayName("is what its means of payment allows, where money could not be given back")
    void repayments() {
        Awaited transfer = ofTender(Whom.SUPPORT, What.TRANSFER);
        OrderView order = placed();

        assertThat(operations(SUPPORT, transfer, order)).containsExactly("settleTender");
        assertThat(operations(SUPPORT, refused(transfer, RefusalReason.NO_REFUNDS), order))
                .containsExactly("markTransferred");
        assertThat(operations(SUPPORT, refused(transfer, RefusalReason.NO_PARTIAL_REFUNDS), order))
                .containsExactly("markTransferred");
        assertThat(operations(SUPPORT, refused(transfer, RefusalReason.ACCOUNT_MISSING), order))
                .containsExactly("refundToAccount", "markTransferred");
        assertThat(operations(SUPPORT, refused(transfer, RefusalReason.FAILED_IN_THE_END), order))
                .containsExactly("markTransferred", "retryRefund");
    }

    @Test
    @DisplayName("is to tell another account, where what was transferred could not go back to the first (PAY-16)")
    void repaymentsOfSlips() {
        orders.commands()
                .sendAndWait(MugsAndTea.place(
                        List.of(MugsAndTea.twoBlueMugs(), MugsAndTea.greenTea()),
                        List.of(MugsAndTea.slip(43_100, Optional.empty()))));
        OrderView order = orders.queries()
                .query(new FindOrder(MugsAndTea.ORDER), OrderView.class)
                .join();

        assertThat(operations(SUPPORT, refused(ofTender(Whom.SUPPORT, What.TRANSFER), RefusalReason.REFUSED), order))
                .containsExactly("markTransferred", "refundToAccount");
    }

    private static Awaited refused(Awaited awaited, RefusalReason reason) {
        return awaited.about("refund-1").refused(Optional.of(new LastRefusal(reason, Instant.EPOCH, "")));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is told for whatever is waited for, but what comes by itself")
    @EnumSource(
            names = {"DELIVERY", "RETURN", "RECEIPT", "REFUND_OVERDUE"},
            mode = EnumSource.Mode.EXCLUDE)
    void allWaits(What what) {
        Awaited awaited = new Awaited(
                        Whom.SUPPORT,
                        what,
                        Optional.of(1),
                        Optional.of(MugsAndTea.POTTER),
                        Instant.EPOCH,
                        Optional.empty(),
                        "")
                .about("1");

        assertThat(Actions.of(EVERYBODY, awaited, placed()))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.href()).startsWith("/").doesNotContain("{"));
    }
}
