package shop.order.ordering;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Until when the money of what came back is to be given back, and what is late (ORD-26). A refund belongs to the return whose
 * decision has asked for it.
 */
final class LateRefunds {

    private final Map<Integer, Instant> due = new TreeMap<>();
    private final Map<Integer, Set<Refund>> open = new HashMap<>();
    private final Set<Integer> settled = new HashSet<>();
    private final Set<Integer> told = new HashSet<>();
    private final Map<Integer, Money> interest = new HashMap<>();

    private record Refund(int tender, String name) {}

    /** Whether it is known when the money of a return is due. */
    boolean isDueKnown(int number) {
        return due.containsKey(number);
    }

    /** Those that are late by now, and of which nobody was told. */
    List<RefundOverdue> overdue(OrderId order, Instant now) {
        return due.entrySet().stream()
                .filter(each ->
                        !each.getValue().isAfter(now) && !told.contains(each.getKey()) && !isDone(each.getKey()))
                .map(each -> new RefundOverdue(order, each.getKey(), each.getValue()))
                .toList();
    }

    private boolean isDone(int number) {
        return settled.contains(number) && open.getOrDefault(number, Set.of()).isEmpty();
    }

    /** The return for which a refund was asked, and when it was due, where it was. */
    Optional<Map.Entry<Integer, Instant>> dueOf(int tender, String refund) {
        return due.entrySet().stream()
                .filter(each -> open.getOrDefault(each.getKey(), Set.of()).contains(new Refund(tender, refund)))
                .findFirst();
    }

    /** The interest that is owed for a return, and not paid; none where it is nothing. */
    Optional<Money> interest(int number) {
        return Optional.ofNullable(interest.get(number)).filter(Money::isPositive);
    }

    void on(ReturnFact fact) {
        if (fact instanceof ReturnMoved moved) {
            moved.refundDue().ifPresent(moment -> due.put(moved.number(), moment));
            settled.remove(moved.number());
        } else if (fact instanceof ReturnSettled event) {
            settled.add(event.number());
        }
    }

    void on(TenderFact fact) {
        if (fact instanceof RefundRequested asked) {
            asked.forReturn()
                    .ifPresent(number -> open.computeIfAbsent(number, first -> new HashSet<>())
                            .add(new Refund(asked.tender(), asked.refundId())));
        } else if (fact instanceof TenderRefunded refunded) {
            isMade(new Refund(refunded.tender(), refunded.refundId()));
        } else if (fact instanceof TenderRefundOvertaken overtaken) {
            isMade(new Refund(overtaken.tender(), overtaken.refundId()));
        }
    }

    private void isMade(Refund refund) {
        open.values().forEach(refunds -> refunds.remove(refund));
    }

    void on(LateRefundFact fact) {
        if (fact instanceof RefundOverdue overdue) {
            told.add(overdue.number());
        } else if (fact instanceof RefundInterestOwed owed) {
            interest.merge(owed.number(), owed.interest(), Money::plus);
        } else if (fact instanceof RefundInterestPaid paid) {
            interest.computeIfPresent(paid.number(), (number, owed) -> owed.minus(paid.interest()));
        }
    }
}
