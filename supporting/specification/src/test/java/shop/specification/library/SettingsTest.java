package shop.specification.library;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.AggregateSpecification;

@DisplayName("A specification can be set")
class SettingsTest {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final CopyLent LENT = new CopyLent(LOAN, "Moby Dick", "Ana", LoanSpecification.DUE);
    private static final CopyReturned RETURNED = new CopyReturned(LOAN, List.of());

    @RegisterExtension
    final AggregateSpecification<Loan> usual = AggregateSpecification.of(Loan.class);

    @RegisterExtension
    final AggregateSpecification<Loan> stoppedClock =
            AggregateSpecification.of(Loan.class).withResource(Clock.fixed(LoanSpecification.MONDAY, ZoneOffset.UTC));

    @Test
    @DisplayName("to hand resources to handlers, also in place of its own")
    void resources() {
        stoppedClock
                .at(Instant.EPOCH)
                .when(new LendCopy(LOAN, "Moby Dick", "Ana"))
                .then(LENT);
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
