package shop.specification.library;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.AggregateSpecification;

/** Every way in which a specification can be wrong; run only by the test that looks at how each of them fails. */
class CarelessLoans {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final ReturnCopy RETURN = new ReturnCopy(LOAN, List.of());
    private static final CopyReturned RETURNED = new CopyReturned(LOAN, List.of());
    private static final CopyLent LENT = new CopyLent(LOAN, "Moby Dick", "Ana", LoanSpecification.DUE);

    @RegisterExtension
    final AggregateSpecification<Loan> loan = AggregateSpecification.of(Loan.class);

    final AggregateSpecification<Loan> unregistered = AggregateSpecification.of(Loan.class);

    @Test
    void statesNothing() {
        loan.given(LENT).when(RETURN);
    }

    @Test
    void asksNothing() {
        loan.given(LENT);
    }

    @Test
    void statesNothingOfTheFirstQuestion() {
        loan.given(LENT).when(RETURN).when(RETURN).thenNothing();
    }

    @Test
    void statesNothingOfTheFirstScenario() {
        loan.given(LENT).when(RETURN);
        loan.given(LENT).when(RETURN).then(RETURNED);
    }

    @Test
    void doesNotSayThatItIsRefused() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN));
    }

    @Test
    void takesARefusalForNothing() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenNothing();
    }

    @Test
    void takesARefusalForEvents() {
        loan.given(LENT, RETURNED)
                .when(new ExtendLoan(LOAN))
                .then(new LoanExtended(LOAN, 1, LoanSpecification.TWO_WEEKS_LATER));
    }

    @Test
    void takesARefusalForAnAnswer() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenAnswers(LOAN);
    }

    @Test
    void citesAnotherRule() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenRejected("LIB-01");
    }

    @Test
    void citesAnotherCode() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenRejected("LIB-03", "overdue");
    }

    @Test
    void citesARuleForAFault() {
        loan.when(new ExtendLoan(LOAN)).thenRejected("LIB-01");
    }

    @Test
    void takesARejectionForAFault() {
        loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenFails(RuntimeException.class);
    }

    @Test
    void takesAFaultForAnother() {
        loan.when(new ExtendLoan(LOAN)).thenFails(IllegalStateException.class);
    }

    @Test
    void takesSuccessForARejection() {
        loan.given(LENT).when(RETURN).thenRejected("LIB-03");
    }

    @Test
    void takesNothingForARejection() {
        loan.given(LENT, RETURNED).when(RETURN).thenRejected("LIB-03");
    }

    @Test
    void takesSuccessForAFault() {
        loan.given(LENT).when(RETURN).thenFails(AggregateNotFoundException.class);
    }

    @Test
    void takesEventsForNothing() {
        loan.given(LENT).when(RETURN).thenNothing();
    }

    @Test
    void expectsAnotherComponent() {
        List<Damage> torn = List.of(new Damage(3, DamageKind.TORN_PAGE, new Euros(300)));
        List<Damage> stained = List.of(new Damage(3, DamageKind.COFFEE_STAIN, new Euros(300)));
        loan.given(LENT).when(new ReturnCopy(LOAN, torn)).then(new CopyReturned(LOAN, stained));
    }

    @Test
    void expectsAnotherEvent() {
        loan.given(LENT).when(RETURN).then(new LoanFellDue(LOAN));
    }

    @Test
    void expectsTooMuch() {
        loan.given(LENT).when(RETURN).then(RETURNED, new LoanFellDue(LOAN));
    }

    @Test
    void expectsTooLittle() {
        loan.given(LENT).after(Duration.ofDays(15)).when(RETURN).then(RETURNED);
    }

    @Test
    void expectsNoEventsWithoutSayingSo() {
        loan.given(LENT).when(RETURN).then();
    }

    @Test
    void expectsAnotherAnswer() {
        loan.when(new LendCopy(LOAN, "Moby Dick", "Ana")).thenAnswers(new LoanId("loan-2"));
    }

    @Test
    void buildsOnARefusedPast() {
        loan.given(LENT, RETURNED)
                .givenCommands(new ExtendLoan(LOAN))
                .when(RETURN)
                .thenNothing();
    }

    @Test
    void hidesADeadlineInThePast() {
        loan.givenCommands(new LendCopy(LOAN, "Moby Dick", "Ana"))
                .after(Duration.ofDays(15))
                .when(RETURN)
                .thenNothing();
    }

    @Test
    void isNotRegistered() {
        unregistered.given(LENT).when(RETURN).then(RETURNED);
    }

    @Test
    void forgetsToRecordItsState() {
        loan.given(LENT).when(new MislayCopy(LOAN)).thenNothing();
    }

    @Test
    void overlooksWhatAFailureLeftBehind() {
        loan.given(LENT).when(new ShredCopy(LOAN)).thenFails(IOException.class);
    }

    @Test
    void failsForItsOwnReason() {
        loan.given(LENT).when(RETURN);
        throw new IllegalStateException("its own reason");
    }

    @Test
    void isGivenUp() {
        loan.given(LENT).when(RETURN);
        Assumptions.abort("no library here");
    }
}
