package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.and;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.askedToExchange;
import static shop.order.ordering.MugsThatComeBack.moved;
import static shop.order.ordering.MugsThatComeBack.movedOn;
import static shop.order.ordering.MugsThatComeBack.oneBackForADefect;
import static shop.order.ordering.MugsThatComeBack.recordMoved;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;
import static shop.order.ordering.MugsThatComeBack.settle;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.order.api.PayRefundInterest;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.SettlementReason;
import shop.specification.AggregateSpecification;

@DisplayName("Money for what came back, in Korea (ORD-26)")
class LateRefundSpecification {

    private static final Instant DUE = MugsThatComeBack.REFUND_DUE;

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    /** One mug is where it came from, and its money is due. */
    private static Object[] isBack(Object... more) {
        return and(allArrived(askedFor(1, 1, ReturnReason.DEFECT), moved(ReturnState.ARRIVED)), more);
    }

    private static Object[] decided(Object... more) {
        return and(
                isBack(oneBackForADefect(), refundForReturn(CARD, won(7_900)), refundForReturn(VOUCHER, won(5_000))),
                more);
    }

    private static RefundOverdue overdue() {
        return new RefundOverdue(ORDER, 1, DUE);
    }

    private static RefundInterestOwed interest(Money refunded, long days, long owed) {
        return new RefundInterestOwed(ORDER, 1, refunded, days, 15, won(owed));
    }

    @Test
    @DisplayName("is due three business days after they are back, whoever says that first")
    void isDue() {
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ARRIVED))
                .then(moved(ReturnState.ARRIVED))
                .when(recordMoved(ReturnState.RECEIVED))
                .then(movedOn(ReturnState.RECEIVED));
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.RECEIVED))
                .then(moved(ReturnState.RECEIVED));
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ON_ITS_WAY))
                .then(moved(ReturnState.ON_ITS_WAY));
    }

    @Test
    @DisplayName("is not due where the same is sent once more")
    void isExchanged() {
        order.given(allArrived(askedToExchange(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ARRIVED))
                .then(movedOn(ReturnState.ARRIVED));
    }

    @Test
    @DisplayName("is late after that, as long as nothing is decided, or the provider has not given it back; once")
    void isLate() {
        order.given(isBack()).at(DUE.minusMillis(1)).when(repeatUnanswered()).thenNothing();
        order.given(isBack())
                .at(DUE)
                .when(repeatUnanswered())
                .then(overdue())
                .when(repeatUnanswered())
                .thenNothing();
        order.given(decided(MugsAndTea.refunded(VOUCHER, won(5_000)), MugsAndTea.refunded(CARD, won(7_900))))
                .at(DUE)
                .when(repeatUnanswered())
                .thenNothing();
        order.given(decided(MugsAndTea.refunded(VOUCHER, won(5_000)), MugsAndTea.refundFailed(CARD, won(7_900))))
                .at(DUE)
                .when(repeatUnanswered())
                .then(overdue());
    }

    @Test
    @DisplayName("costs 15 percent of interest for a year where it is given back late, for each day that has begun")
    void costsInterest() {
        order.given(decided())
                .at(DUE.minusMillis(1))
                .when(MugsAndTea.recordRefunded(CARD, won(7_900)))
                .then(MugsAndTea.refunded(CARD, won(7_900)));
        order.given(decided(overdue()))
                .at(DUE.plusSeconds(29 * 24 * 3600))
                .when(MugsAndTea.recordRefunded(CARD, won(7_900)))
                .then(MugsAndTea.refunded(CARD, won(7_900)), interest(won(7_900), 30, 97))
                .when(MugsAndTea.recordRefunded(CARD, won(7_900)))
                .thenNothing();
    }

    @Test
    @DisplayName("has its interest paid by a person, once, where some is owed")
    void interestIsPaid() {
        PayRefundInterest paid = new PayRefundInterest(ORDER, 1, SettlementReason.BANK_TRANSFER);
        order.given(decided(
                        overdue(),
                        MugsAndTea.refunded(CARD, won(7_900)),
                        interest(won(7_900), 30, 97),
                        MugsAndTea.refunded(VOUCHER, won(5_000)),
                        interest(won(5_000), 30, 62)))
                .when(paid)
                .then(new RefundInterestPaid(ORDER, 1, won(159), SettlementReason.BANK_TRANSFER))
                .when(paid)
                .thenRejected("ORD-26", "no-interest-owed");
        order.given(decided()).when(paid).thenRejected("ORD-26", "no-interest-owed");
    }

    @Test
    @DisplayName("owes what became owed while a person paid, who says how much that was")
    void interestIsPaidInPart() {
        Object[] owed = decided(
                MugsAndTea.refunded(CARD, won(7_900)),
                interest(won(7_900), 30, 97),
                MugsAndTea.refunded(VOUCHER, won(5_000)),
                interest(won(5_000), 30, 62));
        RefundInterestPaid first = new RefundInterestPaid(ORDER, 1, won(97), SettlementReason.BANK_TRANSFER);
        order.given(owed).when(paying(200)).thenRejected("ORD-26", "more-than-owed");
        order.given(owed)
                .when(paying(97))
                .then(first)
                .when(paying(62))
                .then(new RefundInterestPaid(ORDER, 1, won(62), SettlementReason.BANK_TRANSFER));
        order.given(owed).given(first).when(paying(97)).thenRejected("ORD-26", "more-than-owed");
    }

    private static PayRefundInterest paying(long amount) {
        return new PayRefundInterest(ORDER, 1, Optional.of(won(amount)), SettlementReason.BANK_TRANSFER);
    }

    @Test
    @DisplayName("is given back as soon as that is decided")
    void isGivenBack() {
        order.given(isBack())
                .when(settle(Verdict.refund(1, 1)))
                .then(oneBackForADefect(), refundForReturn(CARD, won(7_900)), refundForReturn(VOUCHER, won(5_000)));
    }
}
