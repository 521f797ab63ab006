package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.eur;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.and;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.askedToExchange;
import static shop.order.ordering.MugsThatComeBack.moved;
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

    /** The end of the third business day after the Monday on which the goods were back. */
    private static final Instant DUE = Instant.parse("2026-01-08T23:00:00Z");

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.ordersIn("KR");

    /** One mug is where it came from, and its money is due. */
    private static Object[] isBack(Object... more) {
        return and(allArrived(askedFor(1, 1, ReturnReason.DEFECT), arrivedDue(ReturnState.ARRIVED)), more);
    }

    private static ReturnMoved arrivedDue(ReturnState state) {
        return new ReturnMoved(ORDER, 1, state, Optional.empty(), Optional.of(DUE));
    }

    private static Object[] decided(Object... more) {
        return and(
                isBack(oneBackForADefect(), refundForReturn(CARD, eur("7.90")), refundForReturn(VOUCHER, eur("5.00"))),
                more);
    }

    private static RefundOverdue overdue() {
        return new RefundOverdue(ORDER, 1, DUE);
    }

    private static RefundInterestOwed interest(Money refunded, long days, String owed) {
        return new RefundInterestOwed(ORDER, 1, refunded, days, 15, eur(owed));
    }

    @Test
    @DisplayName("is due three business days after they are back, whoever says that first")
    void isDue() {
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ARRIVED))
                .then(arrivedDue(ReturnState.ARRIVED))
                .when(recordMoved(ReturnState.RECEIVED))
                .then(moved(ReturnState.RECEIVED));
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.RECEIVED))
                .then(arrivedDue(ReturnState.RECEIVED));
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ON_ITS_WAY))
                .then(moved(ReturnState.ON_ITS_WAY));
    }

    @Test
    @DisplayName("is not due where the same is sent once more")
    void isExchanged() {
        order.given(allArrived(askedToExchange(1, 1, ReturnReason.DEFECT)))
                .when(recordMoved(ReturnState.ARRIVED))
                .then(moved(ReturnState.ARRIVED));
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
        order.given(decided(MugsAndTea.refunded(VOUCHER, eur("5.00")), MugsAndTea.refunded(CARD, eur("7.90"))))
                .at(DUE)
                .when(repeatUnanswered())
                .thenNothing();
        order.given(decided(MugsAndTea.refunded(VOUCHER, eur("5.00")), MugsAndTea.refundFailed(CARD, eur("7.90"))))
                .at(DUE)
                .when(repeatUnanswered())
                .then(overdue());
    }

    @Test
    @DisplayName("costs 15 percent of interest for a year where it is given back late, for each day that has begun")
    void costsInterest() {
        order.given(decided())
                .at(DUE.minusMillis(1))
                .when(MugsAndTea.recordRefunded(CARD, eur("7.90")))
                .then(MugsAndTea.refunded(CARD, eur("7.90")));
        order.given(decided(overdue()))
                .at(DUE.plusSeconds(29 * 24 * 3600))
                .when(MugsAndTea.recordRefunded(CARD, eur("7.90")))
                .then(MugsAndTea.refunded(CARD, eur("7.90")), interest(eur("7.90"), 30, "0.10"))
                .when(MugsAndTea.recordRefunded(CARD, eur("7.90")))
                .thenNothing();
    }

    @Test
    @DisplayName("has its interest paid by a person, once, where some is owed")
    void interestIsPaid() {
        PayRefundInterest paid = new PayRefundInterest(ORDER, 1, SettlementReason.BANK_TRANSFER);
        order.given(decided(
                        overdue(),
                        MugsAndTea.refunded(CARD, eur("7.90")),
                        interest(eur("7.90"), 30, "0.10"),
                        MugsAndTea.refunded(VOUCHER, eur("5.00")),
                        interest(eur("5.00"), 30, "0.06")))
                .when(paid)
                .then(new RefundInterestPaid(ORDER, 1, eur("0.16"), SettlementReason.BANK_TRANSFER))
                .when(paid)
                .thenRejected("ORD-26", "no-interest-owed");
        order.given(decided()).when(paid).thenRejected("ORD-26", "no-interest-owed");
    }

    @Test
    @DisplayName("owes what became owed while a person paid, who says how much that was")
    void interestIsPaidInPart() {
        Object[] owed = decided(
                MugsAndTea.refunded(CARD, eur("7.90")),
                interest(eur("7.90"), 30, "0.10"),
                MugsAndTea.refunded(VOUCHER, eur("5.00")),
                interest(eur("5.00"), 30, "0.06"));
        RefundInterestPaid first = new RefundInterestPaid(ORDER, 1, eur("0.10"), SettlementReason.BANK_TRANSFER);
        order.given(owed).when(paying("0.20")).thenRejected("ORD-26", "more-than-owed");
        order.given(owed)
                .when(paying("0.10"))
                .then(first)
                .when(paying("0.06"))
                .then(new RefundInterestPaid(ORDER, 1, eur("0.06"), SettlementReason.BANK_TRANSFER));
        order.given(owed).given(first).when(paying("0.10")).thenRejected("ORD-26", "more-than-owed");
    }

    private static PayRefundInterest paying(String amount) {
        return new PayRefundInterest(ORDER, 1, Optional.of(eur(amount)), SettlementReason.BANK_TRANSFER);
    }

    @Test
    @DisplayName("is given back as soon as that is decided")
    void isGivenBack() {
        order.given(isBack())
                .when(settle(Verdict.refund(1, 1)))
                .then(oneBackForADefect(), refundForReturn(CARD, eur("7.90")), refundForReturn(VOUCHER, eur("5.00")));
    }
}
