package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.AmendmentState;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.LineUnits;
import shop.order.api.OrderView.AmendmentView;
import shop.order.ordering.AmendmentProposed;

/**
 * A change of what is ordered (ORD-17).
 *
 * @param firstLine 0 as long as it is not applied, or where it adds no line
 * @param tender 0 where nothing is to be paid
 * @param until empty where it waits for nothing
 * @param reason empty unless it is withdrawn
 */
record TrackedAmendment(
        int number,
        AmendmentState state,
        List<TrackedLine> lines,
        int firstLine,
        List<LineUnits> fewer,
        Money amount,
        int tender,
        Instant proposedAt,
        String until,
        String reason) {

    static TrackedAmendment of(AmendmentProposed event, Instant at) {
        return new TrackedAmendment(
                event.number(),
                AmendmentState.PROPOSED,
                event.lines().stream().map(TrackedLine::of).toList(),
                0,
                event.fewer(),
                event.amount(),
                event.tender().orElse(0),
                at,
                event.until().map(Instant::toString).orElse(""),
                "");
    }

    TrackedAmendment applied(int first) {
        return new TrackedAmendment(
                number,
                AmendmentState.APPLIED,
                lines,
                lines.isEmpty() ? 0 : first,
                fewer,
                amount,
                tender,
                proposedAt,
                "",
                "");
    }

    TrackedAmendment withdrawn(AmendmentWithdrawalReason why) {
        return new TrackedAmendment(
                number, AmendmentState.WITHDRAWN, lines, 0, fewer, amount, tender, proposedAt, "", why.name());
    }

    /** Another means of payment takes the place of the one that was declined. */
    TrackedAmendment paidBy(int replacement) {
        return new TrackedAmendment(
                number, state, lines, firstLine, fewer, amount, replacement, proposedAt, until, reason);
    }

    /** Whether it waits for this tender. */
    boolean awaits(int its) {
        return state == AmendmentState.PROPOSED && tender == its;
    }

    Optional<Instant> end() {
        return Optional.of(until).filter(end -> !end.isEmpty()).map(Instant::parse);
    }

    AmendmentView view() {
        return new AmendmentView(
                number,
                state,
                lines.stream().map(TrackedLine::view).toList(),
                Optional.of(firstLine).filter(first -> first > 0),
                fewer,
                amount,
                Optional.of(tender).filter(its -> its > 0),
                proposedAt,
                end(),
                Optional.of(reason).filter(why -> !why.isEmpty()).map(AmendmentWithdrawalReason::valueOf));
    }
}
