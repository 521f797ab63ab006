package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.order.api.OrderView;
import shop.order.api.OrderView.PurchaseView;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.ParcelUnits;
import shop.order.ordering.ReturnSettled;

@DisplayName("The view of a purchase (ORD-25)")
class PurchaseInViewTest {

    private static final Instant A_WEEK_LATER = Instant.parse("2026-01-13T00:00:00+09:00");
    private static final OrderId OTHER = OrderId.of("order-other");

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
                MugsAndTea.deliveredConfirmingItself(POTTER, A_WEEK_LATER.minusSeconds(60)),
                MugsAndTea.deliveredConfirmingItself(TEA_GARDEN, A_WEEK_LATER)));
        events.addAll(Arrays.asList(more));
        orders.reset();
        orders.batch(TrackedOrders.stream(ORDER, events));
        return orders.find(ORDER).orElseThrow();
    }

    private List<OrderId> looksForItselfBy(Instant moment) {
        return orders.unanswered().since(moment, Optional.empty(), 10).stream()
                .map(UnansweredOrders.Unanswered::order)
                .toList();
    }

    @Test
    @DisplayName("tells when it confirms itself once all has arrived, and has the order look by then")
    void confirmsItself() {
        assertThat(viewAfter().purchase()).isEqualTo(PurchaseView.OPEN);
        assertThat(viewAfter(MugsAndTea.closed()).purchase())
                .isEqualTo(new PurchaseView(Optional.empty(), Optional.empty(), Optional.of(A_WEEK_LATER)));
        assertThat(looksForItselfBy(A_WEEK_LATER.minusMillis(1))).isEmpty();
        assertThat(looksForItselfBy(A_WEEK_LATER)).containsExactly(ORDER);
    }

    @Test
    @DisplayName(
            "does not where something is coming back, nothing stays, something is owed, or a parcel is missed after all")
    void doesNot() {
        List<List<Object>> notNow = List.of(
                List.of(
                        MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND),
                        MugsThatComeBack.movedOn(ReturnState.RECEIVED)),
                List.of(MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)),
                List.of(MugsAndTea.disputed(CARD, MugsAndTea.CARD_FOR_MUGS)),
                List.of(MugsAndTea.mishap(POTTER, ParcelMishap.DAMAGED, 9)));
        for (List<Object> facts : notNow) {
            List<Object> more = new ArrayList<>(List.of(MugsAndTea.closed()));
            more.addAll(facts);
            assertThat(viewAfter(more.toArray()).purchase())
                    .as("after %s", facts)
                    .isEqualTo(PurchaseView.OPEN);
            assertThat(looksForItselfBy(A_WEEK_LATER)).as("after %s", facts).isEmpty();
        }
        assertThat(viewAfter(
                                MugsAndTea.closed(),
                                MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT),
                                back(1, new ParcelUnits(POTTER, 1, 2)),
                                MugsThatComeBack.askedFor(2, 1, ReturnReason.DEFECT),
                                back(2, new ParcelUnits(TEA_GARDEN, 2, 1)))
                        .purchase())
                .isEqualTo(PurchaseView.OPEN);
        assertThat(looksForItselfBy(A_WEEK_LATER)).isEmpty();
    }

    @Test
    @DisplayName("confirms itself by the arrival of what was made good, where that counts after all (ORD-23)")
    void countsInstead() {
        Instant later = A_WEEK_LATER.plusSeconds(60);
        List<Object> story = new ArrayList<>(List.of(
                MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"),
                MugsAndTea.turnedUpConfirmingItself(POTTER, later),
                MugsAndTea.parcelCancelled(POTTER + ".2"),
                MugsAndTea.closed()));
        assertThat(viewAfter(story.toArray()).purchase().confirmsItselfAt()).contains(later);
        story.set(2, MugsAndTea.turnedUpConfirmingItself(POTTER, A_WEEK_LATER.minusSeconds(1)));
        assertThat(viewAfter(story.toArray()).purchase().confirmsItselfAt()).contains(A_WEEK_LATER);
    }

    @Test
    @DisplayName("confirms itself where a part has come back, and the rest stays")
    void aPartStays() {
        assertThat(viewAfter(
                                MugsAndTea.closed(),
                                MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT),
                                back(1, new ParcelUnits(POTTER, 1, 2)))
                        .purchase()
                        .confirmsItselfAt())
                .contains(A_WEEK_LATER);
        assertThat(looksForItselfBy(A_WEEK_LATER)).containsExactly(ORDER);
    }

    private static ReturnSettled back(int number, ParcelUnits units) {
        return new ReturnSettled(
                ORDER,
                number,
                List.of(units),
                List.of(),
                won(8_500),
                won(0),
                won(0),
                List.of(new ReturnSettled.Withheld(CARD, won(0))),
                Optional.empty());
    }

    @Test
    @DisplayName("tells when and by what it was confirmed, in words too, and orders are listed by that")
    void confirmed() {
        OrderView view = viewAfter(MugsAndTea.closed(), MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER));
        assertThat(view.purchase())
                .isEqualTo(new PurchaseView(
                        Optional.of(TrackedOrders.START.plusSeconds(7 * 60)),
                        Optional.of(PurchaseConfirmedBy.CUSTOMER),
                        Optional.empty()));
        assertThat(view.timeline())
                .last()
                .extracting(OrderView.Entry::text)
                .isEqualTo("The purchase is confirmed: the customer accepts what has arrived.");
        assertThat(looksForItselfBy(A_WEEK_LATER)).isEmpty();

        orders.batch(TrackedOrders.stream(OTHER, List.of(EventsOf.order(OTHER, MugsAndTea.placed()))));
        assertThat(listed(Optional.of(true))).containsExactly(ORDER);
        assertThat(listed(Optional.of(false))).containsExactly(OTHER);
        assertThat(listed(Optional.empty())).containsExactlyInAnyOrder(ORDER, OTHER);
    }

    @Test
    @DisplayName("that was written before purchases were confirmed is listed among those that are not")
    void fromBefore() {
        viewAfter(MugsAndTea.closed());
        orders.forget("purchaseConfirmed");
        assertThat(listed(Optional.of(false))).containsExactly(ORDER);
        assertThat(listed(Optional.of(true))).isEmpty();
    }

    private List<OrderId> listed(Optional<Boolean> confirmed) {
        return orders.find(new OrdersSought().purchaseConfirmed(confirmed).query()).orders().stream()
                .map(OrderView::orderId)
                .toList();
    }
}
