package shop.specification.library;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.specification.AggregateSpecification;

/** Told in full, so that the page it writes can be compared with the one that is kept. */
@DisplayName("A loan")
class LoanSpecification {

    private static final LoanId MOBY_DICK = new LoanId("loan-1");
    static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00+09:00");
    static final Instant DUE = Instant.parse("2026-01-19T09:00:00+09:00");
    static final Instant TWO_WEEKS_LATER = Instant.parse("2026-02-02T09:00:00+09:00");
    private static final Instant FOUR_WEEKS_LATER = Instant.parse("2026-02-16T09:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Loan> loan = AggregateSpecification.of(Loan.class);

    private static CopyLent lentToAna() {
        return new CopyLent(MOBY_DICK, "Moby Dick", "Ana", DUE);
    }

    @Test
    @DisplayName("begins at the desk and lasts two weeks")
    void begins() {
        loan.when(new LendCopy(MOBY_DICK, "Moby Dick", "Ana")).then(lentToAna()).thenAnswers(MOBY_DICK);
    }

    @Test
    @DisplayName("that nobody began cannot be extended")
    void unknown() {
        loan.when(new ExtendLoan(MOBY_DICK)).thenFails(AggregateNotFoundException.class);
    }

    @Nested
    @DisplayName("that is running")
    class Running {

        @BeforeEach
        void lent() {
            loan.given(lentToAna());
        }

        @Test
        @DisplayName("can be extended by two weeks")
        void extended() {
            loan.when(new ExtendLoan(MOBY_DICK)).then(new LoanExtended(MOBY_DICK, 1, TWO_WEEKS_LATER));
        }

        @Test
        @DisplayName("ends when the copy is returned, with its damages")
        void returned() {
            List<Damage> damages = List.of(
                    new Damage(12, DamageKind.COFFEE_STAIN, new Euros(150)),
                    new Damage(135, DamageKind.TORN_PAGE, new Euros(300)));
            loan.when(new ReturnCopy(MOBY_DICK, damages))
                    .then(new CopyReturned(MOBY_DICK, damages))
                    .when(new ReturnCopy(MOBY_DICK, damages))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not extended a third time (LIB-01)")
        void thirdTime() {
            loan.given(
                            new LoanExtended(MOBY_DICK, 1, TWO_WEEKS_LATER),
                            new LoanExtended(MOBY_DICK, 2, FOUR_WEEKS_LATER))
                    .when(new ExtendLoan(MOBY_DICK))
                    .thenRejected("LIB-01", "too-many-extensions");
        }
    }

    @Nested
    @DisplayName("that is overdue")
    class Overdue {

        @Test
        @DisplayName("falls due by itself")
        void fallsDue() {
            loan.givenCommands(new LendCopy(MOBY_DICK, "Moby Dick", "Ana"))
                    .after(Duration.ofDays(13))
                    .whenTimeElapses(Duration.ofDays(1))
                    .then(new LoanFellDue(MOBY_DICK));
        }

        @Test
        @DisplayName("cannot be extended")
        void notExtended() {
            loan.given(lentToAna())
                    .after(Duration.ofDays(14).plusSeconds(1))
                    .when(new ExtendLoan(MOBY_DICK))
                    .thenRejected("LIB-02");
        }

        @ParameterizedTest(quoteTextArguments = false, name = "{0} hours late cost {1} cents for {2} days")
        @CsvSource({"1, 25, 1", "24, 25, 1", "25, 50, 2"})
        @DisplayName("costs a fine for every day begun")
        void fined(int hours, long cents, int days) {
            loan.given(lentToAna())
                    .at(DUE.plus(Duration.ofHours(hours)))
                    .when(new ReturnCopy(MOBY_DICK, List.of()))
                    .then(new CopyReturned(MOBY_DICK, List.of()), new FineCharged(MOBY_DICK, new Euros(cents), days));
        }
    }
}
