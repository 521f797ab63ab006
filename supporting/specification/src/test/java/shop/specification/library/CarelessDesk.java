package shop.specification.library;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.PolicySpecification;

/** Every way in which a specification of policies can be wrong; run only by the test that looks at how each of them fails. */
class CarelessDesk {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final LoanFellDue DUE = new LoanFellDue(LOAN);

    @RegisterExtension
    final PolicySpecification desk = PolicySpecification.of(Desk::on);

    @RegisterExtension
    final PolicySpecification forgetful = PolicySpecification.of(stage -> List.of(new Counting(stage.commands())));

    @RegisterExtension
    final PolicySpecification replayed = PolicySpecification.of(stage -> List.of(new Replayed(stage.commands())));

    final PolicySpecification unregistered = PolicySpecification.of(Desk::on);

    @Test
    void statesNothing() {
        desk.when(DUE);
    }

    @Test
    void hearsNothing() {
        desk.given(DUE);
    }

    @Test
    void statesNothingOfTheFirst() {
        desk.when(DUE).when(DUE).thenAsks(new RecallCopy("overdue", LOAN));
    }

    @Test
    void statesSomethingElse() {
        desk.when(DUE).thenAsks(new RecallCopy("wanted by others", LOAN));
    }

    @Test
    void statesNothingWhereSomethingFollows() {
        desk.when(DUE).thenAsksNothing();
    }

    @Test
    void asksForMoreTheSecondTime() {
        forgetful.when(DUE).thenAsks(new RecallCopy("1", LOAN));
    }

    @Test
    void canBeReplayed() {
        replayed.when(DUE).thenAsksNothing();
    }

    @Test
    void isNotRegistered() {
        unregistered.when(DUE).thenAsks(new RecallCopy("overdue", LOAN));
    }

    @DisallowReplay
    private static final class Counting {

        private final CommandGateway commands;
        private final List<Object> heard = new ArrayList<>();

        Counting(CommandGateway commands) {
            this.commands = commands;
        }

        @EventHandler
        void on(LoanFellDue event) {
            heard.add(event);
            commands.send(new RecallCopy(String.valueOf(heard.size()), event.loanId()));
        }
    }

    private record Replayed(CommandGateway commands) {

        @EventHandler
        void on(LoanFellDue event) {
            commands.send(new RecallCopy("overdue", event.loanId()));
        }
    }
}
