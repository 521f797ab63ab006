package shop.order.returns;

import static org.assertj.core.api.Assertions.catchThrowable;
import static shop.order.returns.MugsReturned.RETURN;
import static shop.order.returns.MugsReturned.inspect;
import static shop.order.returns.MugsReturned.open;
import static shop.order.returns.MugsReturned.recordReceived;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.ReturnReason;
import shop.order.api.UnitCondition;
import shop.order.ordering.Verdict;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.AggregatesInMemory;
import shop.rehearsal.ShownProblems;

@DisplayName("The examples of refusals in the descriptions of what support decides about returns")
class ShownReturnProblemsTest {

    private final AggregatesInMemory returns = AggregatesInMemory.of(Return.class, MugsReturned.BY_SUPPORT);

    @Test
    @DisplayName("are what the return says when it is declined (ORD-11)")
    void declined() {
        returns.commands().send(open(ReturnReason.DEFECT));
        returns.commands().send(new DeclineReturn(RETURN, "made to measure"));

        ShownProblems shown = ShownProblems.of("approveReturn");
        refused(shown, new ApproveReturn(RETURN));
        shown.wereAllSentBut(Set.of("ORD-11-return-cancelled"));
    }

    @Test
    @DisplayName("and when it was cancelled by whoever asked for it (ORD-11)")
    void calledOff() {
        returns.commands().send(open(ReturnReason.DEFECT));
        returns.commands().send(MugsReturned.callOff());

        ShownProblems approve = ShownProblems.of("approveReturn");
        refused(approve, new ApproveReturn(RETURN));
        approve.wereAllSentBut(Set.of("ORD-11-return-decided"));
        ShownProblems decline = ShownProblems.of("declineReturn");
        refused(decline, new DeclineReturn(RETURN, "made to measure"));
        decline.wereAllSentBut(Set.of("ORD-11-return-decided"));
        ShownProblems inspect = ShownProblems.of("inspectReturn");
        refused(inspect, inspect(Verdict.refund(1, 2)));
        inspect.wereAllSentBut(Set.of(
                "ORD-11-return-decided",
                "ORD-15-more-than-was-to-come-back",
                "ORD-15-nothing-decided",
                "ORD-15-reason-missing",
                "ORD-15-return-inspected",
                "ORD-15-return-not-here",
                "ORD-15-units-undecided",
                "ORD-16-nothing-to-deduct-from"));
    }

    @Test
    @DisplayName("and when it is approved, and inspected (ORD-11, ORD-15)")
    void approved() {
        returns.commands().send(open(ReturnReason.DEFECT));
        returns.commands().send(new ApproveReturn(RETURN));

        ShownProblems decline = ShownProblems.of("declineReturn");
        refused(decline, new DeclineReturn(RETURN, "made to measure"));
        // "And when it was cancelled", above.
        decline.wereAllSentBut(Set.of("ORD-11-return-cancelled"));

        ShownProblems shown = ShownProblems.of("inspectReturn");
        refused(shown, inspect(Verdict.refund(1, 2)));
        returns.commands().send(recordReceived(2, UnitCondition.USED));
        refused(shown, inspect());
        refused(shown, inspect(Verdict.refund(1, 3)));
        refused(shown, inspect(new Verdict(1, 1, false, Optional.empty(), Optional.empty())));
        refused(shown, inspect(Verdict.refund(1, 1)));
        returns.commands().send(inspect(Verdict.refund(1, 2)));
        refused(shown, inspect(Verdict.refund(1, 1)));
        // ReturnSpecification, "is taken back or refused where it is exchanged", and "is declined".
        shown.wereAllSentBut(
                Set.of("ORD-11-return-cancelled", "ORD-11-return-decided", "ORD-16-nothing-to-deduct-from"));
    }

    private void refused(ShownProblems shown, Object command) {
        shown.isSent(
                BusinessRejection.in(catchThrowable(() -> returns.commands().send(command)))
                        .orElseThrow());
    }
}
