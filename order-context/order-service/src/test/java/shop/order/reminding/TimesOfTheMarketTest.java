package shop.order.reminding;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.OrderStatus;
import shop.order.api.PayRefundInterest;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.SettlementReason;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.RefundOverdue;
import shop.order.ordering.Verdict;

@DisplayName("An order in Korea, on a Monday,")
class TimesOfTheMarketTest {

    private static final Instant A_WEEK_LATER = Instant.parse("2026-01-13T00:00:00+09:00");

    private final TroubledWorld world = new TroubledWorld(MugsThatComeBack.termsIn("KR", MugsThatComeBack.REAL_TIME));

    @BeforeEach
    void arrives() {
        world.send(MugsAndTea.place());
        List.of(POTTER, TEA_GARDEN).forEach(parcel -> {
            world.dispatch(ORDER, parcel);
            world.deliver(ORDER, parcel);
        });
        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CLOSED);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private long recorded(Class<?> event) {
        return world.story(ORDER).stream().filter(event::isInstance).count();
    }

    private List<What> waitsFor() {
        return world.view(ORDER).waitsFor().stream().map(Awaited::what).toList();
    }

    @Test
    @DisplayName(
            "confirms its purchase a week after it has arrived; nobody looks at it before, and nobody after that (ORD-25)")
    void confirmsItself() {
        assertThat(world.view(ORDER).purchase().confirmsItselfAt()).contains(A_WEEK_LATER);
        world.pass(Duration.ofDays(7));
        assertThat(world.looked(ORDER)).isZero();
        assertThat(recorded(PurchaseConfirmed.class)).isZero();

        world.pass(Duration.ofDays(3));
        assertThat(world.view(ORDER).purchase().confirmedBy()).contains(PurchaseConfirmedBy.TIME);
        assertThat(recorded(PurchaseConfirmed.class)).isOne();
        assertThat(world.looked(ORDER)).isOne();
    }

    @Test
    @DisplayName("calls a person where money is not given back in time, and then for the interest; once each (ORD-26)")
    void isLate() {
        world.send(MugsThatComeBack.giveBackMugs(1, ReturnReason.DEFECT));
        world.send(MugsThatComeBack.recordMoved(ReturnState.RECEIVED));
        world.pass(Duration.ofDays(3));
        assertThat(waitsFor()).containsExactly(What.INSPECTION);
        assertThat(world.looked(ORDER)).isZero();

        world.pass(Duration.ofDays(3));
        assertThat(waitsFor()).containsExactlyInAnyOrder(What.INSPECTION, What.REFUND_OVERDUE);
        assertThat(recorded(RefundOverdue.class)).isOne();
        assertThat(world.looked(ORDER)).isOne();

        world.send(MugsThatComeBack.settle(Verdict.refund(1, 1)));
        assertThat(waitsFor()).containsExactly(What.INTEREST);
        assertThat(world.view(ORDER).returns().get(0).interestOwed()).contains(won(16));
        world.send(new PayRefundInterest(ORDER, 1, SettlementReason.BANK_TRANSFER));
        assertThat(waitsFor()).isEmpty();
        world.pass(Duration.ofDays(5));
        assertThat(world.view(ORDER).purchase().confirmedBy()).contains(PurchaseConfirmedBy.TIME);
        assertThat(world.looked(ORDER)).isEqualTo(2);
    }
}
