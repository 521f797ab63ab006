package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;
import shop.order.api.FulfilmentAxis;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.ReturnsAxis;
import shop.order.api.SettlementReason;
import shop.order.api.WithdrawalExclusion;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.ClaimDeclined;
import shop.order.ordering.ClaimOvertaken;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RefundInterestOwed;
import shop.order.ordering.RefundInterestPaid;
import shop.order.ordering.RefundOverdue;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnMoved;

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
                MugsAndTea.delivered(TEA_GARDEN),
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
                .containsExactly(tuple(of, what));
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
        assertThat(back.givenBack()).contains(won(25_800));
        assertThat(back.withheld()).contains(won(4_900));
        assertThat(back.withheldBecause()).isEmpty();
        assertThat(view.waitsFor()).noneMatch(it -> it.text().startsWith("Return"));
    }

    @Test
    @DisplayName(
            "calls a person where its money is late, and where interest is owed for that, and counts it so (ORD-26)")
    void late() {
        Instant due = Instant.parse("2026-01-09T00:00:00+09:00");
        List<Object> story = new ArrayList<>(List.of(
                MugsAndTea.refundRequested(CARD, won(1_000), "goodwill"),
                new ReturnMoved(ORDER, 1, ReturnState.ARRIVED, Optional.empty(), Optional.of(due))));
        OrderView view = viewAfter(story.toArray());
        assertThat(view.returns().get(0).refundDue()).contains(due);
        assertThat(orders.unanswered().since(due, Optional.empty(), 10)).hasSize(1);
        assertThat(support(view)).isEmpty();

        story.add(new RefundOverdue(ORDER, 1, due));
        assertThat(support(viewAfter(story.toArray()))).containsExactly(What.REFUND_OVERDUE);
        assertThat(orders.unanswered().stalled()).isOne();
        story.add(MugsThatComeBack.bothBackForAChangeOfMind());
        story.add(refundForReturn(VOUCHER, won(8_404)));
        assertThat(support(viewAfter(story.toArray()))).containsExactly(What.REFUND_OVERDUE);

        story.add(MugsAndTea.refunded(VOUCHER, won(8_404)));
        story.add(new RefundInterestOwed(ORDER, 1, won(8_404), 30, 15, won(104)));
        view = viewAfter(story.toArray());
        assertThat(support(view)).containsExactly(What.INTEREST);
        assertThat(view.returns().get(0).interestOwed()).contains(won(104));
        assertThat(orders.unanswered().stalled()).isZero();
        story.add(new RefundInterestPaid(ORDER, 1, won(104), SettlementReason.BANK_TRANSFER));
        assertThat(support(viewAfter(story.toArray()))).isEmpty();
    }

    private static List<What> support(OrderView view) {
        return view.waitsFor().stream()
                .filter(it -> it.of() == Whom.SUPPORT)
                .map(Awaited::what)
                .toList();
    }

    @Test
    @DisplayName("is open again while what is exchanged is on its way, and tells in which parcel (ORD-16)")
    void exchanged() {
        String second = POTTER + ".2";
        Object[] exchange = {
            MugsThatComeBack.ended(ReturnState.ABANDONED),
            MugsThatComeBack.askedToExchange(2, 1, ReturnReason.DEFECT),
            MugsThatComeBack.settledInExchange(1, 0),
            MugsThatComeBack.mugsExchanged(second, 1)
        };
        OrderView view = viewAfter(exchange);
        assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(view.fulfilment()).isEqualTo(FulfilmentAxis.PARTLY_DELIVERED);
        assertThat(view.returns().get(0).exchangedIn()).contains(second);
        assertThat(view.returns().get(1).wants()).isEqualTo(ReturnWish.EXCHANGE);
        assertThat(view.returns().get(0).state()).isEqualTo(ReturnState.EXCHANGED);
        assertThat(view.timeline())
                .extracting(OrderView.Entry::text)
                .contains("What came back with return 1 is exchanged.");
        assertThat(view.parcels().get(2).parcel()).isEqualTo(second);
        assertThat(view.parcels().get(2).replaces()).contains(POTTER);
        assertThat(view.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 1, 1, 0));
        assertThat(view.waitsFor())
                .extracting(Awaited::of, Awaited::what, Awaited::parcel)
                .contains(tuple(Whom.CARRIER, What.LABEL, Optional.of(second)));
        assertThat(view.timeline())
                .last()
                .extracting(OrderView.Entry::text)
                .isEqualTo("In exchange for return 1, 1 × MUG-BLUE is sent once more: parcel icheon-pottery.2.");

        OrderView there = viewAfter(Stream.concat(
                        Stream.of(exchange),
                        Stream.of(MugsAndTea.handedOver(second), MugsAndTea.delivered(second), MugsAndTea.closed()))
                .toArray());
        assertThat(there.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(there.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 2, 2, 0));
        assertThat(there.fulfilment()).isEqualTo(FulfilmentAxis.DELIVERED);
    }

    @Test
    @DisplayName(
            "is open again while units are on their way that arrived damaged, and tells what of them is paid back (ORD-23)")
    void unitsMadeGood() {
        String second = POTTER + ".2";
        Object[] sentAgain = {
            MugsThatComeBack.ended(ReturnState.ABANDONED),
            MugsAndTea.mugsRefunded(1),
            MugsAndTea.mugsSentAgain(second, 1)
        };
        OrderView view = viewAfter(sentAgain);
        assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(view.returned()).isEqualTo(ReturnsAxis.NONE);
        assertThat(view.parcels().get(2).parcel()).isEqualTo(second);
        assertThat(view.parcels().get(2).replaces()).contains(POTTER);
        assertThat(view.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 0, 0, 1));
        assertThat(view.waitsFor())
                .extracting(Awaited::of, Awaited::what, Awaited::parcel)
                .containsExactly(tuple(Whom.CARRIER, What.LABEL, Optional.of(second)));
        assertThat(view.timeline())
                .extracting(OrderView.Entry::text)
                .endsWith(
                        "1 × MUG-BLUE of the parcel from icheon-pottery is refunded: damaged.",
                        "1 × MUG-BLUE of the parcel from icheon-pottery is sent once more, in parcel icheon-pottery.2: damaged.");

        OrderView there = viewAfter(Stream.concat(
                        Stream.of(sentAgain),
                        Stream.of(MugsAndTea.handedOver(second), MugsAndTea.delivered(second), MugsAndTea.closed()))
                .toArray());
        assertThat(there.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(there.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 1, 1, 1));
        assertThat(there.waitsFor()).isEmpty();
    }

    @Test
    @DisplayName(
            "is open again where a parcel is sent again that had arrived, and tells what of it is, and what is paid back (ORD-23)")
    void replacedInPart() {
        OrderView view = viewAfter(
                MugsAndTea.mishap(POTTER, ParcelMishap.DAMAGED, 20), MugsAndTea.oneMugReplaced(POTTER, POTTER + ".2"));
        assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(view.units().get(0)).isEqualTo(new OrderView.UnitsView(1, 2, 0, 0, 0, 1));
        assertThat(view.timeline())
                .last()
                .extracting(OrderView.Entry::text)
                .isEqualTo(
                        "Parcel from icheon-pottery is replaced by icheon-pottery.2: in stock. 1 × MUG-BLUE of it is refunded.");
    }

    @Test
    @DisplayName(
            "tells what the customer says of what has arrived, that it is to be decided, and what became of it (ORD-23)")
    void claimed() {
        Object claimed = MugsAndTea.mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT);
        OrderView open = viewAfter(MugsThatComeBack.ended(ReturnState.ABANDONED), claimed);
        assertThat(open.claims())
                .extracting(OrderView.ClaimView::state, OrderView.ClaimView::wants)
                .containsExactly(tuple(ClaimState.OPEN, ClaimWish.REPLACEMENT));
        assertThat(open.waitsFor())
                .extracting(Awaited::of, Awaited::what, Awaited::parcel, Awaited::text)
                .containsExactly(tuple(
                        Whom.SUPPORT,
                        What.CLAIM,
                        Optional.of(POTTER),
                        "Claim 1 about the parcel from icheon-pottery is to be decided: damaged."));

        OrderView granted = viewAfter(
                MugsThatComeBack.ended(ReturnState.ABANDONED),
                claimed,
                MugsAndTea.claimGranted(ClaimWish.REPLACEMENT),
                MugsAndTea.mugsSentAgain("claim-1", POTTER + ".2", 1));
        assertThat(granted.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(granted.claims())
                .extracting(OrderView.ClaimView::state, OrderView.ClaimView::replacedIn)
                .containsExactly(tuple(ClaimState.REPLACED, Optional.of(POTTER + ".2")));
        assertThat(granted.waitsFor()).extracting(Awaited::what).containsExactly(What.LABEL);
    }

    @Test
    @DisplayName("tells why what the customer says of what has arrived is declined (ORD-23)")
    void claimDeclined() {
        OrderView declined = viewAfter(
                MugsThatComeBack.ended(ReturnState.ABANDONED),
                MugsAndTea.mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT),
                new ClaimDeclined(ORDER, 1, "please send it back"));
        assertThat(declined.claims())
                .extracting(OrderView.ClaimView::state, OrderView.ClaimView::declinedBecause)
                .containsExactly(tuple(ClaimState.DECLINED, Optional.of("please send it back")));
        assertThat(declined.waitsFor()).isEmpty();
    }

    @Test
    @DisplayName("waits for nobody about a claim that was overtaken (ORD-23)")
    void claimOvertaken() {
        OrderView overtaken = viewAfter(
                MugsThatComeBack.ended(ReturnState.ABANDONED),
                MugsAndTea.mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT),
                new ClaimOvertaken(MugsAndTea.ORDER, 1));
        assertThat(overtaken.claims()).extracting(OrderView.ClaimView::state).containsExactly(ClaimState.OVERTAKEN);
        assertThat(overtaken.waitsFor()).isEmpty();
    }

    @Test
    @DisplayName("tells that what came back was exchanged, and not that it was returned (ORD-16)")
    void onlyExchanged() {
        OrderView view =
                viewAfter(MugsThatComeBack.settledInExchange(1, 0), MugsThatComeBack.mugsExchanged(POTTER + ".2", 1));
        assertThat(view.returned()).isEqualTo(ReturnsAxis.EXCHANGED);
    }

    @Test
    @DisplayName("tells since when the customer has known of what is wrong, where they say so (ORD-24)")
    void knownSince() {
        assertThat(viewAfter().returns().get(0).knownSince()).isEmpty();
        OrderView view = viewAfter(
                MugsThatComeBack.returnCancelled(2),
                new ReturnAskedFor(
                        ORDER,
                        2,
                        MugsThatComeBack.returnCancelled(1).units(),
                        MugsThatComeBack.contents(1),
                        MugsAndTea.JIWON,
                        ReturnReason.DEFECT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2026-01-20")),
                        Optional.empty()));
        assertThat(view.returns().get(1).knownSince()).contains(LocalDate.parse("2026-01-20"));
    }

    @Test
    @DisplayName("tells of each line, also of one that is to be added, whether a change of mind is excluded (ORD-24)")
    void excluded() {
        AmendmentProposed another = AmendedMugs.anotherMugProposed();
        orders.batch(TrackedOrders.stream(
                ORDER,
                List.of(
                        MugsAndTea.placedExcluding(WithdrawalExclusion.MADE_TO_ORDER),
                        MugsAndTea.cardAuthorised(),
                        MugsAndTea.voucherPaid(),
                        MugsAndTea.confirmed(),
                        new AmendmentProposed(
                                ORDER,
                                1,
                                another.request(),
                                List.of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.PERISHABLE)),
                                another.fewer(),
                                another.amount(),
                                another.tender(),
                                another.pays(),
                                another.until()))));
        OrderView view = orders.find(ORDER).orElseThrow();

        assertThat(view.lines())
                .containsExactly(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.MADE_TO_ORDER), MugsAndTea.greenTea());
        assertThat(view.amendments().get(0).lines())
                .containsExactly(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.PERISHABLE));
    }

    @Test
    @DisplayName("tells that nothing came back of a return that did not take place")
    void ended() {
        OrderView view = viewAfter(MugsThatComeBack.ended(ReturnState.ABANDONED));
        assertThat(view.returned()).isEqualTo(ReturnsAxis.NONE);
        assertThat(view.returns().get(0).state()).isEqualTo(ReturnState.ABANDONED);
        assertThat(view.returns().get(0).givenBack()).isEmpty();
    }

    @Test
    @DisplayName("tells that a return was taken back, and waits for nothing of it, unless it comes nevertheless")
    void cancelled() {
        OrderView view = viewAfter(MugsThatComeBack.labelledForReturn(), MugsThatComeBack.returnCancelled(2));
        assertThat(view.returned()).isEqualTo(ReturnsAxis.NONE);
        assertThat(view.returns().get(0).state()).isEqualTo(ReturnState.CANCELLED);
        assertThat(view.waitsFor()).noneMatch(it -> it.text().startsWith("Return 1"));
        assertThat(view.timeline())
                .last()
                .extracting(OrderView.Entry::text)
                .isEqualTo("Return 1 is cancelled: its units are kept, and free to be given back another time.");

        assertWaits(
                viewAfter(
                        MugsThatComeBack.labelledForReturn(),
                        MugsThatComeBack.returnCancelled(2),
                        MugsThatComeBack.moved(ReturnState.ON_ITS_WAY)),
                Whom.CARRIER,
                What.RETURN,
                ReturnsAxis.UNDER_WAY);
    }
}
