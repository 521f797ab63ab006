package shop.specification.library;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** A copy in the hands of a member, from the desk and back to it. */
class Loan {

    private static final String DUE = "due";
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final int MOST_EXTENSIONS = 2;
    private static final long FINE_PER_DAY = 25;

    @AggregateIdentifier
    private LoanId loanId;

    private Instant due = Instant.EPOCH;
    private int extensions;
    private boolean back;

    Loan() {}

    @CommandHandler
    Loan(LendCopy command, Clock clock, DeadlineManager deadlines) {
        Instant until = clock.instant().plus(PERIOD);
        apply(new CopyLent(command.loanId(), command.book(), command.member(), until));
        deadlines.schedule(until, DUE);
    }

    @CommandHandler
    void handle(ExtendLoan command, Clock clock) {
        if (back) {
            throw new LoanRefused("LIB-03", "copy-is-back", "the copy is back already");
        }
        if (clock.instant().isAfter(due)) {
            throw new LoanRefused("LIB-02", "overdue", "the loan is overdue since " + due);
        }
        if (extensions == MOST_EXTENSIONS) {
            throw new LoanRefused("LIB-01", "too-many-extensions", "the loan was extended twice already");
        }
        apply(new LoanExtended(loanId, extensions + 1, due.plus(PERIOD)));
    }

    @CommandHandler
    void handle(ReturnCopy command, Clock clock) {
        if (back) {
            return;
        }
        apply(new CopyReturned(loanId, command.damages()));
        Duration late = Duration.between(due, clock.instant());
        if (late.compareTo(Duration.ZERO) > 0) {
            int daysBegun =
                    Math.toIntExact(late.plus(Duration.ofDays(1)).minusNanos(1).toDays());
            apply(new FineCharged(loanId, new Euros(daysBegun * FINE_PER_DAY), daysBegun));
        }
    }

    @CommandHandler
    void handle(RecallCopy command) {
        apply(new CopyReturned(loanId, List.of()));
    }

    @CommandHandler
    void handle(MislayCopy command) {
        back = true;
    }

    @CommandHandler
    void handle(ShredCopy command) throws IOException {
        apply(new CopyReturned(loanId, List.of()));
        throw new IOException("the shredder is stuck");
    }

    @DeadlineHandler(deadlineName = DUE)
    void fallDue() {
        if (!back) {
            apply(new LoanFellDue(loanId));
        }
    }

    @EventSourcingHandler
    void on(CopyLent event) {
        loanId = event.loanId();
        due = event.due();
    }

    @EventSourcingHandler
    void on(LoanExtended event) {
        extensions = event.times();
        due = event.due();
    }

    @EventSourcingHandler
    void on(CopyReturned event) {
        back = true;
    }
}
