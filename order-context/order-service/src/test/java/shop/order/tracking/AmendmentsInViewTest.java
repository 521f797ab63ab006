package shop.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.AmendedMugs.AMEND_UNTIL;
import static shop.order.ordering.AmendedMugs.ANOTHER_PARCEL;
import static shop.order.ordering.AmendedMugs.THIRD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.won;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.AmendmentState;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderView;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.UnitsView;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.MugsAndTea;

@DisplayName("The view of an order that is changed (ORD-17)")
class AmendmentsInViewTest {

    private TrackedOrders orders;

    @BeforeEach
    void begin() {
        orders = new TrackedOrders();
    }

    @AfterEach
    void end() {
        orders.close();
    }

    private OrderView after(Object... events) {
        List<Object> story = new ArrayList<>(List.of(
                MugsAndTea.placedWaiting(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.labelled(POTTER),
                MugsAndTea.labelled(MugsAndTea.TEA_GARDEN),
                AmendedMugs.anotherMugProposed()));
        story.addAll(List.of(events));
        orders.batch(TrackedOrders.stream(ORDER, story));
        return orders.find(ORDER).orElseThrow();
    }

    @Test
    @DisplayName("shows what is proposed, and waits for its tender until its time is over")
    void isProposed() {
        OrderView view = after();

        assertThat(view.amendments())
                .containsExactly(new OrderView.AmendmentView(
                        1,
                        AmendmentState.PROPOSED,
                        List.of(AmendedMugs.anotherMug()),
                        Optional.empty(),
                        List.of(),
                        AmendedMugs.A_MUG,
                        Optional.of(THIRD),
                        TrackedOrders.START.plusSeconds(6 * 60),
                        Optional.of(AMEND_UNTIL),
                        Optional.empty()));
        assertThat(view.total()).isEqualTo(won(43_100));
        assertThat(view.waitsFor())
                .filteredOn(it -> it.what() == What.PAYMENT)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.of()).isEqualTo(Whom.PROVIDER);
                    assertThat(it.tender()).contains(THIRD);
                    assertThat(it.until()).contains(AMEND_UNTIL);
                    assertThat(it.text())
                            .isEqualTo("Tender 3 is to be authorised or paid. Amendment 1 waits for that.");
                });
    }

    @Test
    @DisplayName("waits for another means of payment where its tender is declined, and then for that")
    void isDeclined() {
        assertThat(after(MugsAndTea.declined(THIRD)).waitsFor())
                .filteredOn(it -> it.what() == What.ANOTHER_TENDER)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.of()).isEqualTo(Whom.CUSTOMER);
                    assertThat(it.until()).contains(AMEND_UNTIL);
                });
    }

    @Test
    @DisplayName("is looked at when its time is over, by the round that has orders ask again")
    void isLookedAt() {
        after(MugsAndTea.awaitsPayer(THIRD));

        assertThat(orders.unanswered().since(AMEND_UNTIL, Optional.empty(), 10))
                .extracting(UnansweredOrders.Unanswered::order)
                .contains(ORDER);
    }

    @Test
    @DisplayName("shows what was added as a line of its own, in a parcel of its own")
    void isApplied() {
        OrderView view = after(AmendedMugs.mugAuthorised(), AmendedMugs.anotherMugApplied());

        assertThat(view.amendments().get(0).state()).isEqualTo(AmendmentState.APPLIED);
        assertThat(view.amendments().get(0).firstLine()).contains(3);
        assertThat(view.total()).isEqualTo(won(56_000));
        assertThat(view.money().setAside()).isEqualTo(won(46_000));
        assertThat(view.lines().get(2)).isEqualTo(AmendedMugs.anotherMug());
        assertThat(view.parcels().get(2).parcel()).isEqualTo(ANOTHER_PARCEL);
        assertThat(view.parcels().get(2).state()).isEqualTo(ParcelState.PREPARING);
        assertThat(view.units())
                .containsExactly(
                        new UnitsView(1, 2, 0, 0, 0, 0),
                        new UnitsView(2, 1, 0, 0, 0, 0),
                        new UnitsView(3, 1, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("counts units in the parcel that they are in, of several that one ship-from sends")
    void countsUnits() {
        OrderView view = after(
                AmendedMugs.mugAuthorised(),
                AmendedMugs.anotherMugApplied(),
                MugsAndTea.handedOver(POTTER),
                MugsAndTea.parcelCancelled(ANOTHER_PARCEL));

        assertThat(view.units())
                .containsExactly(
                        new UnitsView(1, 2, 0, 2, 0, 0),
                        new UnitsView(2, 1, 0, 0, 0, 0),
                        new UnitsView(3, 1, 1, 0, 0, 0));
    }

    @Test
    @DisplayName("shows why a change does not come, and waits for nothing of it")
    void isWithdrawn() {
        OrderView view = after(AmendedMugs.withdrawn(AmendmentWithdrawalReason.NOT_PAID_IN_TIME));

        assertThat(view.amendments().get(0).state()).isEqualTo(AmendmentState.WITHDRAWN);
        assertThat(view.amendments().get(0).reason()).contains(AmendmentWithdrawalReason.NOT_PAID_IN_TIME);
        assertThat(view.waitsFor()).noneMatch(it -> it.what() == What.PAYMENT);
    }
}
