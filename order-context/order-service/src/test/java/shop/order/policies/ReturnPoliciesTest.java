package shop.order.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.UnitCondition;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ReturnEnded;
import shop.order.ordering.ReturnMoved;
import shop.order.ordering.ReturnSettled;
import shop.order.ordering.Verdict;
import shop.order.returns.MugsReturned;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.HoldReason;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentUnderWay;
import shop.shipping.api.ReturnedItem;

@DisplayName("What follows when something is given back (ORD-11, ORD-15, SHP-08)")
class ReturnPoliciesTest {

    private static final ReturnShipmentId BACK = ReturnShipmentId.of(ORDER, 1);
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00+09:00");

    private final Receivers receivers = new Receivers();

    @BeforeEach
    void mugsHaveArrived() {
        Stream.of(
                        MugsAndTea.place(),
                        MugsAndTea.recordCardAuthorised(),
                        MugsAndTea.recordVoucherPaid(),
                        MugsAndTea.recordDelivery(POTTER),
                        MugsThatComeBack.giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                .forEach(receivers.commands()::send);
        hears(MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND));
    }

    /** Each policy hears of it twice. */
    private void hears(Object event) {
        for (int time = 1; time <= 2; time++) {
            List.of(
                            new WhenReturnIsAskedForThenHaveItSentBack(receivers.followUps()),
                            new WhenReturnGoesOnThenTellTheOrder(receivers.followUps()))
                    .forEach(policy -> Receivers.tell(policy, 1, event));
        }
    }

    @Test
    @DisplayName("is that a return is opened, and shipping has it brought when it may come back")
    void isSentBack() {
        assertThat(receivers.recordedByReturns())
                .containsExactly(MugsReturned.opened(ReturnReason.CHANGE_OF_MIND), MugsReturned.approved());

        hears(MugsReturned.approved());

        assertThat(receivers.askedOfOthers())
                .contains(new PrepareReturnShipment(
                        BACK,
                        ORDER,
                        POTTER,
                        MugsAndTea.JIWON,
                        List.of(new ReturnedItem(1, "MUG-BLUE", "Blue mug", 2))));
        assertThat(moves()).containsExactly(ReturnState.APPROVED);
    }

    @Test
    @DisplayName("is that the order learns how far it is, once each")
    void goesOn() {
        hears(new ReturnShipmentNotLabelled(BACK, ORDER, HoldReason.LABEL_REFUSED));
        hears(new ReturnShipmentLabelled(BACK, ORDER, "simulated", "SIM0002"));
        hears(new ReturnShipmentUnderWay(BACK, ORDER, NOON));
        hears(new ReturnShipmentArrived(BACK, ORDER, NOON));

        assertThat(moves())
                .containsExactly(
                        ReturnState.WITHOUT_LABEL, ReturnState.LABELLED, ReturnState.ON_ITS_WAY, ReturnState.ARRIVED);
        assertThat(receivers.recordedByOrders()).contains(MugsThatComeBack.labelledForReturn());
    }

    @Test
    @DisplayName("is that what came back as new is paid back, once")
    void isPaidBack() {
        hears(received(ReceivedItem.Condition.AS_NEW));
        hears(MugsReturned.received(2, UnitCondition.AS_NEW));
        hears(MugsReturned.inspected(true, Verdict.refund(1, 2)));

        assertThat(receivers.recordedByReturns())
                .endsWith(
                        MugsReturned.received(2, UnitCondition.AS_NEW),
                        MugsReturned.inspected(true, Verdict.refund(1, 2)));
        assertThat(receivers.recordedByOrders().stream().filter(ReturnSettled.class::isInstance))
                .hasSize(1);
    }

    @Test
    @DisplayName("is that nobody waits for ever for what was not sent, and a person decides about what was")
    void lapses() {
        hears(new ReturnShipmentLapsed(BACK, ORDER, true));
        assertThat(receivers.recordedByReturns()).endsWith(MugsReturned.lapsed(true));

        hears(MugsReturned.lapsed(false));
        assertThat(receivers.recordedByOrders()).endsWith(new ReturnEnded(ORDER, 1, ReturnState.ABANDONED));
        hears(MugsReturned.lapsed(true));
        hears(MugsReturned.lapsed(false));
        assertThat(receivers.recordedByOrders()).endsWith(MugsThatComeBack.moved(ReturnState.NOT_ARRIVED));
    }

    @Test
    @DisplayName("is that what is taken back comes no more, and that it counts if it does nevertheless")
    void isCancelled() {
        receivers.commands().send(MugsThatComeBack.cancelReturn());
        hears(MugsThatComeBack.returnCancelled(2));
        hears(MugsReturned.calledOff(true));

        assertThat(receivers.recordedByReturns()).endsWith(MugsReturned.calledOff(true));
        assertThat(receivers.recordedByOrders()).endsWith(MugsThatComeBack.returnCancelled(2));
        assertThat(receivers.askedOfOthers()).contains(new CancelReturnShipment(BACK));

        hears(new ReturnShipmentUnderWay(BACK, ORDER, NOON));
        hears(received(ReceivedItem.Condition.AS_NEW));
        hears(MugsReturned.received(2, UnitCondition.AS_NEW));
        assertThat(receivers.recordedByReturns()).endsWith(MugsReturned.received(2, UnitCondition.AS_NEW));
        assertThat(moves()).containsExactly(ReturnState.ON_ITS_WAY, ReturnState.RECEIVED);
    }

    private static ReturnShipmentReceived received(ReceivedItem.Condition condition) {
        return new ReturnShipmentReceived(BACK, ORDER, List.of(new ReceivedItem(1, 2, condition)), false);
    }

    private List<ReturnState> moves() {
        return receivers.recordedByOrders().stream()
                .filter(ReturnMoved.class::isInstance)
                .map(event -> ((ReturnMoved) event).state())
                .toList();
    }
}
