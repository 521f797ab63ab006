package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_HOUSE;
import static shop.order.ordering.MugsAndTea.eur;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnedUnits;
import shop.order.api.ReturnsAxis;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;

@DisplayName("The view of an order of which something comes back (ORD-11)")
class ReturnsInViewTest {

    private final TrackedOrders orders = new TrackedOrders();

    @AfterEach
    void stop() {
        orders.close();
    }

    private OrderView viewAfter(Object... more) {
        List<Object> events = new ArrayList<>(List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.delivered(POTTER),
                MugsAndTea.delivered(TEA_HOUSE),
                MugsAndTea.closed(),
                MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND)));
        events.addAll(Arrays.asList(more));
        orders.batch(TrackedOrders.stream(ORDER, events));
        return orders.find(ORDER).orElseThrow();
    }

    @Test
    @DisplayName("tells what is waited for, of whom, and how far it is")
    void waitsFor() {
        assertWaits(viewAfter(), Whom.SUPPORT, What.APPROVAL, ReturnsAxis.ASKED_FOR);
    }

    @Test
    @DisplayName("step by step, to the end")
    void steps() {
        List<ReturnState> states = List.of(
                ReturnState.APPROVED,
                ReturnState.WITHOUT_LABEL,
                ReturnState.LABELLED,
                ReturnState.ON_ITS_WAY,
                ReturnState.ARRIVED,
                ReturnState.NOT_ARRIVED,
                ReturnState.RECEIVED);
        List<Whom> of = List.of(
                Whom.CARRIER, Whom.CUSTOMER, Whom.CUSTOMER, Whom.CARRIER, Whom.SHIP_FROM, Whom.SUPPORT, Whom.SUPPORT);
        List<What> what = List.of(
                What.LABEL,
                What.GIVING_BACK,
                What.GIVING_BACK,
                What.RETURN,
                What.RECEIPT,
                What.INSPECTION,
                What.INSPECTION);
        List<Object> told = new ArrayList<>();
        for (int step = 0; step < states.size(); step++) {
            told.add(MugsThatComeBack.moved(states.get(step)));
            assertWaits(
                    viewAfter(told.toArray()),
                    of.get(step),
                    what.get(step),
                    states.get(step).compareTo(ReturnState.NOT_ARRIVED) <= 0
                            ? ReturnsAxis.UNDER_WAY
                            : ReturnsAxis.RECEIVED);
        }
    }

    private static void assertWaits(OrderView view, Whom of, What what, ReturnsAxis axis) {
        assertThat(view.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(view.returned()).isEqualTo(axis);
        assertThat(view.waitsFor())
                .filteredOn(it -> it.text().startsWith("Return 1 "))
                .extracting(Awaited::of, Awaited::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(of, what));
    }

    @Test
    @DisplayName("tells what came back, what is given back for it, and what is withheld")
    void settled() {
        OrderView view = viewAfter(MugsThatComeBack.labelledForReturn(), MugsThatComeBack.bothBackForAChangeOfMind());

        assertThat(view.returned()).isEqualTo(ReturnsAxis.PARTLY_RETURNED);
        OrderView.ReturnView back = view.returns().get(0);
        assertThat(back.state()).isEqualTo(ReturnState.RETURNED);
        assertThat(back.returnShipmentId()).isEqualTo("returnshipment-mugs-and-tea-1");
        assertThat(back.shipTo()).isEqualTo(POTTER);
        assertThat(back.trackingCode()).contains("SIM0002");
        assertThat(back.returned()).containsExactly(new ReturnedUnits(1, 2));
        assertThat(back.givenBack()).contains(eur("25.80"));
        assertThat(back.withheld()).contains(eur("4.90"));
        assertThat(back.withheldBecause()).isEmpty();
        assertThat(view.waitsFor()).noneMatch(it -> it.text().startsWith("Return"));
    }

    @Test
    @DisplayName("tells that nothing came back of a return that did not take place")
    void ended() {
        OrderView view = viewAfter(MugsThatComeBack.ended(ReturnState.ABANDONED));
        assertThat(view.returned()).isEqualTo(ReturnsAxis.NONE);
        assertThat(view.returns().get(0).state()).isEqualTo(ReturnState.ABANDONED);
        assertThat(view.returns().get(0).givenBack()).isEmpty();
    }
}
