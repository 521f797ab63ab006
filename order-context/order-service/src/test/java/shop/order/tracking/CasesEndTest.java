package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Money;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.SettlementKind;
import shop.order.api.Whereabouts;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RecordTenderCaptureFailed;
import shop.order.ordering.RecordTenderCaptured;
import shop.order.ordering.RecordTenderRefunded;
import shop.order.ordering.RecordTenderReleased;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;

@DisplayName("An order that waits for a person")
class CasesEndTest {

    private final List<Object> story = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private TrackedOrders orders;
    private CommandGateway commands;
    private boolean capturesFail;

    @BeforeEach
    void begin() {
        orders = new TrackedOrders();
        CommandBus bus = SimpleCommandBus.builder().build();
        MugsAndTea.ordersOn(bus, event -> hear(event.getPayload()));
        commands = DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @AfterEach
    void end() {
        orders.close();
    }

    /**
     * @param happens what happens to an order that is sent
     * @param of what it waits for then
     * @param says what a person says or decides
     */
    private record Case(String title, boolean capturesFail, List<Object> happens, What of, List<Object> says) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() {
        Object lost = MugsAndTea.recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9);
        Object tea = MugsAndTea.recordDelivery(TEA_GARDEN);
        List<Object> arrived = List.of(MugsAndTea.recordDelivery(POTTER), tea);
        Object turnedBack = MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER);
        return Stream.of(
                new Case(
                        "since no money could be taken: it is collected",
                        true,
                        arrived,
                        What.COLLECTION,
                        List.of(MugsAndTea.settleAll(CARD, SettlementKind.COLLECTED))),
                new Case(
                        "since no money could be taken: it is written off in two parts",
                        true,
                        arrived,
                        What.COLLECTION,
                        List.of(
                                MugsAndTea.settle(CARD, SettlementKind.WRITTEN_OFF, 30_000),
                                MugsAndTea.settle("rest", CARD, SettlementKind.WRITTEN_OFF, Optional.empty()))),
                new Case(
                        "since a deposit turned back: it is written off",
                        false,
                        List.of(arrived.get(0), turnedBack, tea),
                        What.COLLECTION,
                        List.of(MugsAndTea.settleAll(VOUCHER, SettlementKind.WRITTEN_OFF))),
                new Case(
                        "since money is disputed: the bank decides for the customer",
                        false,
                        List.of(arrived.get(0), MugsAndTea.recordDisputed(CARD, CARD_FOR_MUGS), tea),
                        What.DISPUTE,
                        List.of(MugsAndTea.recordDisputeDecided(CARD, CARD_FOR_MUGS))),
                new Case(
                        "since a parcel is lost: it is refunded",
                        false,
                        List.of(lost, tea),
                        What.DECISION,
                        List.of(MugsAndTea.refund(POTTER))),
                new Case(
                        "since a parcel is lost: the customer has it",
                        false,
                        List.of(lost, tea),
                        What.DECISION,
                        List.of(MugsAndTea.locate(POTTER, Whereabouts.WITH_CUSTOMER))),
                new Case(
                        "since a parcel came back: it is sent once more, and arrives",
                        false,
                        List.of(MugsAndTea.recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9), tea),
                        What.DECISION,
                        List.of(MugsAndTea.replace(POTTER), MugsAndTea.recordDelivery(POTTER + ".2"))),
                new Case(
                        "since a parcel is damaged: the customer keeps it",
                        false,
                        List.of(MugsAndTea.recordMishap(POTTER, ParcelMishap.DAMAGED, 9), tea),
                        What.DECISION,
                        List.of(MugsAndTea.locate(POTTER, Whereabouts.WITH_CUSTOMER))),
                new Case(
                        "since a parcel turns up that was refunded: the customer keeps it",
                        false,
                        List.of(lost, tea, MugsAndTea.refund(POTTER), MugsAndTea.recordFoundAgain(POTTER, 11)),
                        What.AGREEMENT,
                        List.of(MugsAndTea.agree(POTTER))));
    }

    static Stream<Case> casesOfTwoParcels() {
        return Stream.of(new Case(
                "since a parcel turns up that was replaced: the one in its place is brought back",
                false,
                List.of(
                        MugsAndTea.recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                        MugsAndTea.recordDelivery(TEA_GARDEN),
                        MugsAndTea.replace(POTTER),
                        MugsAndTea.recordHandOver(POTTER + ".2"),
                        MugsAndTea.recordDelivery(POTTER)),
                What.AGREEMENT,
                List.of(
                        MugsAndTea.cancel(),
                        MugsAndTea.recordMishap(POTTER + ".2", ParcelMishap.RETURNED_TO_SENDER, 9))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"cases", "casesOfTwoParcels"})
    @DisplayName("can be brought to its end by what a person can say or decide,")
    void ends(Case one) {
        capturesFail = one.capturesFail();
        List.of(
                        MugsAndTea.place(),
                        MugsAndTea.recordCardAuthorised(),
                        MugsAndTea.recordVoucherPaid(),
                        MugsAndTea.recordHandOver(POTTER),
                        MugsAndTea.recordHandOver(TEA_GARDEN))
                .forEach(this::tell);
        one.happens().forEach(this::tell);

        assertThat(view().waitsFor())
                .filteredOn(awaited -> awaited.of() == Whom.SUPPORT)
                .extracting(Awaited::what)
                .as("what a person is awaited for")
                .contains(one.of());

        one.says().forEach(this::tell);

        OrderView view = view();
        assertThat(view.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(view.waitsFor()).isEmpty();
        assertThat(view.money().owedByCustomer().plus(view.money().owedToCustomer()))
                .isEqualTo(Money.zero("KRW"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whereabouts")
    @DisplayName("to look for a cancelled parcel waits no more once it is said where that is:")
    void isFound(Whereabouts where) {
        List.of(
                        MugsAndTea.place(),
                        MugsAndTea.recordCardAuthorised(),
                        MugsAndTea.recordVoucherPaid(),
                        MugsAndTea.recordParcelCancelled(POTTER),
                        MugsAndTea.recordParcelCancelled(TEA_GARDEN),
                        MugsAndTea.recordCancelledScanned(POTTER, "DELIVERED"))
                .forEach(this::tell);
        assertThat(view().waitsFor()).extracting(Awaited::what).containsExactly(What.WHEREABOUTS);

        tell(MugsAndTea.locate(POTTER, where));

        assertThat(view().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(view().waitsFor()).isEmpty();
    }

    static Stream<Whereabouts> whereabouts() {
        return Stream.of(Whereabouts.values());
    }

    private void tell(Object command) {
        commands.sendAndWait(command);
        while (!answers.isEmpty()) {
            commands.sendAndWait(answers.remove());
        }
    }

    /** The payment context answers what it is asked. */
    private void hear(Object event) {
        story.add(event);
        if (event instanceof CaptureRequested asked) {
            answers.add(
                    capturesFail
                            ? new RecordTenderCaptureFailed(
                                    ORDER,
                                    asked.tender(),
                                    asked.captureId(),
                                    asked.amount(),
                                    6,
                                    Optional.empty(),
                                    Optional.empty())
                            : new RecordTenderCaptured(ORDER, asked.tender(), asked.captureId(), asked.amount()));
        } else if (event instanceof RefundRequested asked) {
            answers.add(new RecordTenderRefunded(ORDER, asked.tender(), asked.refundId(), asked.amount()));
        } else if (event instanceof ReleaseRequested asked) {
            answers.add(new RecordTenderReleased(ORDER, asked.tender(), Money.zero("KRW")));
        }
    }

    private OrderView view() {
        orders.batch(TrackedOrders.stream(ORDER, story));
        return orders.find(ORDER).orElseThrow();
    }
}
