package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import shop.order.ordering.MugsAndTea;

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
    @DisplayName("is what its hold asks for: a person's is released by the shop, the carrier's by an operator")
    void holds() {
        OrderView order = placed(MugsAndTea.holdAll());
        Awaited persons = new Awaited(
                Whom.SUPPORT,
                What.RELEASE_FROM_HOLD,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                "");

        assertThat(operations(EVERYBODY, persons, order)).containsExactly("releaseOrder", "cancelOrder");
        assertThat(operations(EVERYBODY, ofParcel(Whom.SUPPORT, What.RELEASE_FROM_HOLD), order))
                .containsExactly("releaseShipment", "cancelOrder");
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

    private static Awaited refused(Awaited awaited, RefusalReason reason) {
        return awaited.about("refund-1").refused(Optional.of(new LastRefusal(reason, Instant.EPOCH, "")));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is told for whatever is waited for, but what comes by itself")
    @EnumSource(
            names = {"DELIVERY", "RETURN", "RECEIPT"},
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
