package shop.order.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.TRACKING_CODE;
import static shop.order.ordering.MugsAndTea.TUESDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.policies.LifeOfAnOrder.CARD_PAYMENT;
import static shop.order.policies.LifeOfAnOrder.MUGS;
import static shop.order.policies.LifeOfAnOrder.TEA;
import static shop.order.policies.LifeOfAnOrder.VOUCHER_PAYMENT;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.order.api.OrderRejected;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.AmendmentWindowElapsed;
import shop.order.ordering.AmendmentWithdrawn;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.PaymentWindowElapsed;
import shop.order.ordering.TenderDisputeDecided;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.RepaymentTransferred;
import shop.payment.api.TransferMeans;
import shop.platform.time.TimeScale;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentMishapReported;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentReduced;
import shop.shipping.api.ShipmentReductionRefused;
import shop.shipping.api.ShipmentSplit;

@DisplayName("The order's policies")
class PoliciesTest {

    private static final TimeScale REAL = new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true);

    private Receivers receivers;
    private Clock clock;

    @BeforeEach
    void begin() {
        receivers = new Receivers();
        clock = new Clock();
        GenericEventMessage.clock = java.time.Clock.fixed(Receivers.PLACED_AT, ZoneOffset.UTC);
    }

    @AfterEach
    void end() {
        GenericEventMessage.clock = java.time.Clock.systemUTC();
    }

    private List<Object> policies(TimeScale scale) {
        return AllPolicies.of(receivers.followUps(), clock, scale, receivers.requests());
    }

    private void tell(Object... events) {
        for (int position = 0; position < events.length; position++) {
            tellOf(position, events[position]);
        }
    }

    private void tellOf(int position, Object event) {
        policies(REAL).forEach(policy -> Receivers.tell(policy, position, event));
    }

    @Nested
    @DisplayName("tell the order")
    class TellTheOrder {

        @Test
        @DisplayName(
                "that money is disputed, answered and lost, and a refund not made for that; an inquiry takes none (PAY-10)")
        void disputed() {
            receivers.commands().send(MugsAndTea.place());
            DisputeId dispute = new DisputeId(MugsAndTea.DISPUTE);
            DisputeId inquiry = DisputeId.of(CARD_PAYMENT, "dp_2");
            Object[] told = {
                new DepositTurnedBack(VOUCHER_PAYMENT, ORDER, VOUCHER, WHOLE_VOUCHER),
                new PaymentDisputed(
                        CARD_PAYMENT,
                        ORDER,
                        CARD,
                        dispute,
                        DisputeKind.CHARGEBACK,
                        CARD_FOR_TEA,
                        DisputeReason.NOT_RECEIVED,
                        Optional.empty()),
                new DisputeAnswered(CARD_PAYMENT, ORDER, CARD, dispute, DisputeAnswer.EVIDENCE, CARD_FOR_TEA),
                new DisputeDecided(
                        CARD_PAYMENT, ORDER, CARD, dispute, DisputeKind.CHARGEBACK, CARD_FOR_TEA, DisputeOutcome.LOST),
                new DisputeDecided(
                        CARD_PAYMENT, ORDER, CARD, inquiry, DisputeKind.INQUIRY, CARD_FOR_TEA, DisputeOutcome.LOST)
            };

            tell(told);
            tell(told);

            assertThat(receivers.recordedByOrders())
                    .endsWith(
                            MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                            MugsAndTea.disputed(CARD, CARD_FOR_TEA),
                            MugsAndTea.disputeAnswered(CARD),
                            MugsAndTea.disputeDecided(CARD, CARD_FOR_TEA),
                            new TenderDisputeDecided(ORDER, CARD, inquiry.value(), CARD_FOR_TEA.minus(CARD_FOR_TEA)));
        }

        @Test
        @DisplayName("that a person has given back what the provider could not (PAY-03)")
        void transferred() {
            receivers.commands().send(MugsAndTea.place());
            tell(LifeOfAnOrder.told().stream()
                    .filter(event -> !(event instanceof PaymentRefunded))
                    .toArray());
            tell(new RepaymentTransferred(
                    VOUCHER_PAYMENT, ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, TransferMeans.CASH));

            assertThat(receivers.recordedByOrders()).endsWith(MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER));
        }

        @Test
        @DisplayName("all that others say about its money and its parcels")
        void everything() {
            receivers.commands().send(MugsAndTea.place());
            tell(LifeOfAnOrder.told().toArray());

            assertThat(receivers.recordedByOrders()).isEqualTo(LifeOfAnOrder.recorded());
        }

        @Test
        @DisplayName("and it comes to the same if everything is said twice")
        void everythingTwice() {
            receivers.commands().send(MugsAndTea.place());
            for (int position = 0; position < LifeOfAnOrder.told().size(); position++) {
                tellOf(position, LifeOfAnOrder.told().get(position));
                tellOf(position, LifeOfAnOrder.told().get(position));
            }

            assertThat(receivers.recordedByOrders()).isEqualTo(LifeOfAnOrder.recorded());
        }

        @Test
        @DisplayName("and it comes to the same if everything is said again from the beginning")
        void everythingAgain() {
            receivers.commands().send(MugsAndTea.place());
            tell(LifeOfAnOrder.told().toArray());
            tell(LifeOfAnOrder.told().toArray());

            assertThat(receivers.recordedByOrders()).isEqualTo(LifeOfAnOrder.recorded());
        }

        @Test
        @DisplayName("of the very parcel that it is about, where one is sent in place of another (ORD-23)")
        void ofAReplacement() {
            receivers.commands().send(MugsAndTea.place());
            receivers.commands().send(MugsAndTea.recordCardAuthorised());
            receivers.commands().send(MugsAndTea.recordVoucherPaid());
            tell(new ShipmentMishapReported(MUGS, ORDER, POTTER, DeliveryMishap.DAMAGED, THURSDAY));
            receivers.commands().send(MugsAndTea.replace(POTTER));
            ShipmentId second = ShipmentId.of(ORDER, POTTER + ".2");
            tell(
                    new ShipmentLabelled(second, ORDER, POTTER, "simulated", TRACKING_CODE),
                    new ShipmentDispatched(second, ORDER, POTTER, TUESDAY),
                    new ShipmentDelivered(second, ORDER, POTTER, THURSDAY));

            assertThat(receivers.recordedByOrders())
                    .endsWith(
                            MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"),
                            MugsAndTea.labelled(POTTER + ".2"),
                            MugsAndTea.handedOver(POTTER + ".2"),
                            MugsAndTea.delivered(POTTER + ".2"));
        }

        @Test
        @DisplayName("that a parcel could not be held back")
        void notHeldBack() {
            receivers.commands().send(MugsAndTea.place());
            receivers.commands().send(MugsAndTea.recordCardAuthorised());
            receivers.commands().send(MugsAndTea.recordVoucherPaid());
            receivers.commands().send(MugsAndTea.cancel());
            tell(new ShipmentCancellationRefused(MUGS, ORDER, POTTER));

            assertThat(receivers.recordedByOrders()).endsWith(MugsAndTea.notHeldBack(POTTER));
        }

        @Test
        @DisplayName("what was taken out of a parcel, and what was missing (ORD-14, ORD-18)")
        void unitsNotSent() {
            confirmedWithAMugToBeTakenOut();
            var reduced = new ShipmentReduced(
                    MUGS, ORDER, POTTER, MugsAndTea.ONE_FEWER, List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 1)));
            var missing = new ShipmentPickedShort(
                    TEA, ORDER, TEA_GARDEN, MugsAndTea.PICK, List.of(new ParcelItem(2, "TEA-GREEN", "Green tea", 1)));
            tell(reduced, missing, reduced, missing);

            assertThat(receivers.recordedByOrders())
                    .endsWith(
                            MugsAndTea.mugToBeTakenOut(),
                            MugsAndTea.mugCancelled(),
                            MugsAndTea.refundRequested(VOUCHER, MugsAndTea.won(5_000), "not sent"),
                            MugsAndTea.pickedShort(TEA_GARDEN, MugsAndTea.tea()));
        }

        @Test
        @DisplayName("that units could not be taken out of a parcel any more (ORD-18)")
        void unitsSent() {
            confirmedWithAMugToBeTakenOut();
            var refused = new ShipmentReductionRefused(MUGS, ORDER, POTTER, MugsAndTea.ONE_FEWER);
            tell(refused, refused);

            assertThat(receivers.recordedByOrders())
                    .endsWith(MugsAndTea.mugToBeTakenOut(), MugsAndTea.mugNotTakenOut());
        }

        @Test
        @DisplayName("what a ship-from sends apart (ORD-30)")
        void sentApart() {
            confirmedWithAMugToBeTakenOut();
            var split = new ShipmentSplit(
                    MUGS, ORDER, POTTER, "box-2", List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 1)));
            tell(split, split);

            assertThat(receivers.recordedByOrders())
                    .endsWith(MugsAndTea.mugToBeTakenOut(), MugsAndTea.mugApart(), MugsAndTea.mugApartToBeTakenOut());
        }

        private void confirmedWithAMugToBeTakenOut() {
            receivers.commands().send(MugsAndTea.place());
            receivers.commands().send(MugsAndTea.recordCardAuthorised());
            receivers.commands().send(MugsAndTea.recordVoucherPaid());
            receivers.commands().send(MugsAndTea.cancelAMug());
        }

        @Test
        @DisplayName("and do not swallow that it could not be told")
        void failuresAreHeard() {
            assertThatThrownBy(() -> tell(new PaymentPaid(VOUCHER_PAYMENT, ORDER, VOUCHER, WHOLE_VOUCHER)))
                    .isInstanceOf(AggregateNotFoundException.class);
        }
    }

    @Nested
    @DisplayName("watch the payment window")
    class WatchTheWindow {

        @Test
        @DisplayName(
                "until the moment that the order has named, wherever the clock stands when they hear of it (ORD-05,"
                        + " ORD-28)")
        void untilTheMomentNamed() {
            tell(MugsAndTea.placed());

            assertThat(clock.scheduled).containsOnlyKeys(MugsAndTea.PAY_UNTIL);
            GenericEventMessage<?> event =
                    (GenericEventMessage<?>) clock.scheduled.values().iterator().next();
            assertThat(event.getPayload()).isEqualTo(new PaymentWindowElapsed(ORDER));
            assertThat(event.getMetaData())
                    .containsEntry("orderId", ORDER.value())
                    .containsEntry("subject", "system");
        }

        @Test
        @DisplayName("of a change as well, and give it up when that has elapsed, once (ORD-17)")
        void ofAChange() {
            Stream.of(
                            MugsAndTea.place(),
                            MugsAndTea.recordCardAuthorised(),
                            MugsAndTea.recordVoucherPaid(),
                            AmendedMugs.orderAnotherMug())
                    .forEach(receivers.commands()::send);
            tell(new AmendmentWindowElapsed(ORDER, 1), new AmendmentWindowElapsed(ORDER, 1));

            assertThat(receivers.recordedByOrders())
                    .filteredOn(AmendmentWithdrawn.class::isInstance)
                    .hasSize(1);
        }

        @Test
        @DisplayName("not at all while history is run through the front door")
        void off() {
            policies(new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), false))
                    .forEach(policy -> Receivers.tell(policy, 0, MugsAndTea.placed()));

            assertThat(clock.scheduled).isEmpty();
        }

        @Test
        @DisplayName("and reject an unpaid order once when it has elapsed, however often that is said (ORD-05)")
        void rejectsOnce() {
            receivers.commands().send(MugsAndTea.place());
            tell(new PaymentWindowElapsed(ORDER), new PaymentWindowElapsed(ORDER));

            assertThat(receivers.recordedByOrders())
                    .filteredOn(OrderRejected.class::isInstance)
                    .hasSize(1);
        }

        @Test
        @DisplayName("and leave an order alone that is paid by then (ORD-05)")
        void leavesPaidOrders() {
            receivers.commands().send(MugsAndTea.place());
            receivers.commands().send(MugsAndTea.recordCardAuthorised());
            receivers.commands().send(MugsAndTea.recordVoucherPaid());
            List<Object> before = receivers.recordedByOrders();
            tell(new PaymentWindowElapsed(ORDER));

            assertThat(receivers.recordedByOrders()).isEqualTo(before);
        }
    }

    /** Notes what it shall publish, and when. */
    static final class Clock implements EventScheduler {

        private final Map<Instant, Object> scheduled = new HashMap<>();

        @Override
        public ScheduleToken schedule(Instant at, Object event) {
            scheduled.put(at, event);
            return new Token();
        }

        @Override
        public ScheduleToken schedule(Duration in, Object event) {
            throw new UnsupportedOperationException("a window counts from the order, not from now");
        }

        @Override
        public void cancelSchedule(ScheduleToken token) {
            throw new UnsupportedOperationException("the order knows whether a window still matters");
        }

        private record Token() implements ScheduleToken {}
    }
}
