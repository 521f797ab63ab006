package shop.specification.library;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.AggregateSpecification;

@DisplayName("A specification can be set")
class SettingsTest {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final CopyLent LENT = new CopyLent(LOAN, "Moby Dick", "Ana", LoanSpecification.DUE);
    private static final CopyReturned RETURNED = new CopyReturned(LOAN, "EUR", List.of());

    @RegisterExtension
    final AggregateSpecification<Loan> usual =
            AggregateSpecification.of(Loan.class).startingAt(LoanSpecification.MONDAY);

    @RegisterExtension
    final AggregateSpecification<Loan> namedOtherwise = AggregateSpecification.of(Loan.class)
            .startingAt(LoanSpecification.MONDAY)
            .rejectionsNamedBy(
                    refusal -> Optional.of("rule of " + refusal.getClass().getSimpleName()));

    @RegisterExtension
    final AggregateSpecification<Loan> oneLoanOnly = AggregateSpecification.of(Loan.class)
            .startingAt(LoanSpecification.MONDAY)
            .resolvingTargetsWith(command -> new VersionedAggregateIdentifier(LOAN, null));

    @RegisterExtension
    final AggregateSpecification<Loan> stoppedClock =
            AggregateSpecification.of(Loan.class).withResource(Clock.fixed(LoanSpecification.MONDAY, ZoneOffset.UTC));

    @RegisterExtension
    final AggregateSpecification<Loan> guarded = AggregateSpecification.of(Loan.class)
            .startingAt(LoanSpecification.MONDAY)
            .configuredWith(fixture -> fixture.registerCommandHandlerInterceptor((work, chain) -> {
                if (!"librarian".equals(work.getMessage().getMetaData().get("role"))) {
                    throw new SecurityException("not a librarian");
                }
                return chain.proceed();
            }));

    @Test
    @DisplayName("to name rejections otherwise")
    void rejections() {
        namedOtherwise.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenRejected("rule of LoanRefused");
    }

    @Test
    @DisplayName("to find targets otherwise")
    void targets() {
        oneLoanOnly
                .given(LENT)
                .when(new ReturnCopy(new LoanId("misspelt"), List.of()))
                .then(RETURNED);
    }

    @Test
    @DisplayName("to hand resources to handlers, also in place of its own")
    void resources() {
        stoppedClock
                .at(Instant.EPOCH)
                .when(new LendCopy(LOAN, "Moby Dick", "Ana"))
                .then(LENT);
    }

    @Test
    @DisplayName("in all that the fixture offers")
    void fixture() {
        ReturnCopy returning = new ReturnCopy(LOAN, List.of());
        guarded.given(LENT).when(returning).thenFails(SecurityException.class);
        guarded.given(LENT).when(returning, Map.of("role", "librarian")).then(RETURNED);
    }

    @Test
    @DisplayName("with events in envelopes and in collections")
    void envelopes() {
        usual.given(List.of(GenericEventMessage.asEventMessage(LENT), RETURNED))
                .when(new ReturnCopy(LOAN, List.of()))
                .thenNothing();
        usual.given(LENT).when(new ReturnCopy(LOAN, List.of())).then(List.of(RETURNED));
    }

    @Test
    @DisplayName("by a command's own annotation")
    void annotation() {
        usual.given(LENT).when(new RecallCopy("another reader waits", LOAN)).then(RETURNED);
    }
}
