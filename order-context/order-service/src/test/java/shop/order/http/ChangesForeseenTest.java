package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;
import static shop.order.ordering.AmendedMugs.A_BOWL;
import static shop.order.ordering.AmendedMugs.A_MUG;
import static shop.order.ordering.AmendedMugs.THIRD;
import static shop.order.ordering.AmendedMugs.amend;
import static shop.order.ordering.AmendedMugs.orderABowlForTheTea;
import static shop.order.ordering.AmendedMugs.orderAnotherMug;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Money;
import shop.order.api.AmendOrder;
import shop.order.api.HoldOrder;
import shop.order.api.LineUnits;
import shop.order.api.OrderHoldReason;
import shop.order.http.Foreseen.MoneyMove;
import shop.order.http.Foreseen.MoneyMoveKind;
import shop.order.http.Foreseen.ParcelMove;
import shop.order.http.Foreseen.ParcelMoveKind;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.DryRun;
import shop.order.ordering.Foresight;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelSplit;
import shop.order.ordering.RecordParcelCancelled;
import shop.order.ordering.RecordTenderAuthorised;
import shop.order.ordering.RecordUnitsTakenOut;
import shop.order.ordering.UnitsCancellationRequested;
import shop.rehearsal.AggregatesInMemory;

@DisplayName("The dry run of a change of what is ordered (ORD-17)")
class ChangesForeseenTest {

    private static final String SECOND = POTTER + ".2";
    private static final Money CARD_FOR_ALL = CARD_FOR_MUGS.plus(CARD_FOR_TEA);

    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final List<Object> happened = new ArrayList<>();
    private final AggregatesInMemory orders = MugsAndTea.ordersOn(bus, event -> happened.add(event.getPayload()));
    private final DryRun dryRun = MugsAndTea.dryRunOf(orders.events());

    /**
     * @param before what is asked of the confirmed order before
     * @param money what the change moves
     * @param parcels what it asks of those who send
     */
    private record Change(
            String name, List<Object> before, AmendOrder command, List<MoneyMove> money, List<ParcelMove> parcels) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static MoneyMove move(int tender, MoneyMoveKind kind, Money amount) {
        return new MoneyMove(tender, kind, Optional.of(amount));
    }

    private static ParcelMove send(String parcel) {
        return new ParcelMove(parcel, ParcelMoveKind.SEND);
    }

    private static ParcelMove holdBack(String parcel) {
        return new ParcelMove(parcel, ParcelMoveKind.HOLD_BACK);
    }

    private static AmendOrder fewer(int line, int quantity) {
        return amend("fewer", List.of(), List.of(new LineUnits(line, quantity)), Optional.empty());
    }

    static Stream<Change> changes() {
        return Stream.concat(changesForMore(), changesForLess());
    }

    private static Stream<Change> changesForMore() {
        return Stream.of(
                new Change(
                        "one more mug",
                        List.of(),
                        orderAnotherMug(),
                        List.of(move(THIRD, MoneyMoveKind.AUTHORISE, A_MUG)),
                        List.of(send(SECOND))),
                new Change(
                        "one more mug, after the ship-from has split its parcel",
                        List.of(MugsAndTea.recordSplit(MugsAndTea.mugs(1))),
                        orderAnotherMug(),
                        List.of(move(THIRD, MoneyMoveKind.AUTHORISE, A_MUG)),
                        List.of(send(POTTER + ".3"))),
                new Change(
                        "one more mug, while a person holds the order",
                        List.of(new HoldOrder(
                                ORDER, Optional.empty(), OrderHoldReason.FRAUD_SUSPECTED, Optional.empty())),
                        orderAnotherMug(),
                        List.of(move(THIRD, MoneyMoveKind.AUTHORISE, A_MUG)),
                        List.of(send(SECOND), new ParcelMove(SECOND, ParcelMoveKind.KEEP))));
    }

    private static Stream<Change> changesForLess() {
        return Stream.of(
                new Change(
                        "a bowl for the tea, of which nothing is sent then",
                        List.of(),
                        orderABowlForTheTea(),
                        List.of(
                                move(THIRD, MoneyMoveKind.AUTHORISE, A_BOWL),
                                move(CARD, MoneyMoveKind.RELEASE, CARD_FOR_TEA)),
                        List.of(send(SECOND), holdBack(TEA_GARDEN))),
                new Change(
                        "one mug fewer",
                        List.of(),
                        fewer(1, 1),
                        List.of(
                                move(VOUCHER, MoneyMoveKind.REFUND, won(5_000)),
                                move(CARD, MoneyMoveKind.RELEASE, won(7_900))),
                        List.of(new ParcelMove(POTTER, ParcelMoveKind.SEND_FEWER))),
                new Change(
                        "no mugs, which lie in two parcels",
                        List.of(MugsAndTea.recordSplit(MugsAndTea.mugs(1))),
                        fewer(1, 2),
                        List.of(
                                move(VOUCHER, MoneyMoveKind.REFUND, won(5_000)),
                                move(VOUCHER, MoneyMoveKind.REFUND, won(5_000)),
                                move(CARD, MoneyMoveKind.RELEASE, CARD_FOR_MUGS)),
                        List.of(holdBack(SECOND), holdBack(POTTER))),
                new Change(
                        "one mug fewer, while the other is on its way",
                        List.of(MugsAndTea.recordSplit(MugsAndTea.mugs(1)), MugsAndTea.recordHandOver(POTTER)),
                        fewer(1, 1),
                        List.of(
                                move(VOUCHER, MoneyMoveKind.REFUND, won(5_000)),
                                move(CARD, MoneyMoveKind.RELEASE, won(7_900))),
                        List.of(holdBack(SECOND))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    @DisplayName("says what is then recorded, and what payments and those who send are asked for")
    void saysWhatThenHappens(Change change) {
        List.of(MugsAndTea.place(), MugsAndTea.recordCardAuthorised(), MugsAndTea.recordVoucherPaid())
                .forEach(orders.commands()::send);
        change.before().forEach(orders.commands()::send);

        Foreseen foreseen = told(dryRun.ask(ORDER, asCommandMessage(change.command())));
        happened.clear();
        orders.commands().send(change.command());
        List<Object> recorded = List.copyOf(happened);
        everybodyDoesWhatTheyAreAsked();
        Foreseen really = told(Foresight.of(happened));

        assertThat(foreseen.money()).isEqualTo(change.money());
        assertThat(foreseen.parcels()).isEqualTo(change.parcels()).isEqualTo(really.parcels());
        assertThat(foreseen.events()).isEqualTo(told(Foresight.of(recorded)).events());
        assertThat(withoutReleases(foreseen)).isEqualTo(withoutReleases(really));
        assertThat(released(foreseen))
                .as("of the card, when all that is left was sent")
                .isEqualTo(neverTaken(foreseen));
    }

    private static Foreseen told(Foresight foresight) {
        return Foreseen.of(
                foresight,
                Optional.empty(),
                event -> Optional.of(event.getClass().getSimpleName()));
    }

    private void everybodyDoesWhatTheyAreAsked() {
        for (int next = 0; next < happened.size(); next++) {
            if (happened.get(next) instanceof AmendmentProposed proposed) {
                proposed.tender()
                        .ifPresent(tender -> orders.commands()
                                .send(new RecordTenderAuthorised(ORDER, tender, proposed.amount(), true)));
            } else if (happened.get(next) instanceof UnitsCancellationRequested asked) {
                orders.commands()
                        .send(
                                asked.remaining().isEmpty()
                                        ? new RecordParcelCancelled(ORDER, asked.shipFrom())
                                        : new RecordUnitsTakenOut(
                                                ORDER, asked.shipFrom(), asked.request(), asked.items()));
            }
        }
    }

    private static List<MoneyMove> withoutReleases(Foreseen foreseen) {
        return foreseen.money().stream()
                .filter(move -> move.kind() != MoneyMoveKind.RELEASE)
                .toList();
    }

    private static Money released(Foreseen foreseen) {
        return foreseen.money().stream()
                .filter(move -> move.kind() == MoneyMoveKind.RELEASE && move.tender() == CARD)
                .flatMap(move -> move.amount().stream())
                .reduce(won(0), Money::plus);
    }

    /** What is not asked of the card though all that is left is handed over. */
    private Money neverTaken(Foreseen foreseen) {
        Set<String> parcels = new LinkedHashSet<>(List.of(POTTER, TEA_GARDEN));
        foreseen.parcels().forEach(move -> parcels.add(move.parcel()));
        orders.story(ORDER.value()).stream()
                .filter(ParcelSplit.class::isInstance)
                .map(ParcelSplit.class::cast)
                .forEach(split -> parcels.add(split.apart()));
        parcels.forEach(parcel -> orders.commands().send(MugsAndTea.recordHandOver(parcel)));
        return orders.story(ORDER.value()).stream()
                .filter(CaptureRequested.class::isInstance)
                .map(CaptureRequested.class::cast)
                .filter(asked -> asked.tender() == CARD)
                .map(CaptureRequested::amount)
                .reduce(CARD_FOR_ALL, Money::minus);
    }
}
