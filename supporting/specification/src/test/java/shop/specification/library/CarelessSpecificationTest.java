package shop.specification.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("A careless specification")
class CarelessSpecificationTest {

    @TempDir
    Path book;

    private Throwable failureOf(String scenario) {
        Events tests = run(scenario);
        tests.assertStatistics(statistics -> statistics.started(1).failed(1));
        return tests.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    private Events run(String scenario) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(CarelessLoans.class, scenario))
                .configurationParameter("specification.directory", book.toString())
                .execute()
                .testEvents();
    }

    @Nested
    @DisplayName("that proves nothing fails")
    class ProvesNothing {

        @Test
        @DisplayName("because it states nothing")
        void statesNothing() {
            assertThat(failureOf("statesNothing"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("does not state what came of it");
        }

        @Test
        @DisplayName("because it asks nothing")
        void asksNothing() {
            assertThat(failureOf("asksNothing"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("asks nothing");
        }

        @Test
        @DisplayName("also when a later question is answered")
        void firstQuestion() {
            assertThat(failureOf("statesNothingOfTheFirstQuestion")).hasMessageContaining("does not state");
        }

        @Test
        @DisplayName("also when a later scenario of the same test is complete")
        void firstScenario() {
            assertThat(failureOf("statesNothingOfTheFirstScenario")).hasMessageContaining("does not state");
        }

        @Test
        @DisplayName("because nobody would look: the specification is no extension")
        void notRegistered() {
            assertThat(failureOf("isNotRegistered")).hasMessageContaining("@RegisterExtension");
        }

        @Test
        @DisplayName("with its own failure, if it has one")
        void ownReason() {
            assertThat(failureOf("failsForItsOwnReason"))
                    .hasMessage("its own reason")
                    .hasNoSuppressedExceptions();
        }

        @Test
        @DisplayName("but not when it is given up")
        void givenUp() {
            run("isGivenUp")
                    .assertStatistics(statistics -> statistics.aborted(1).failed(0));
            assertThat(book).isEmptyDirectory();
        }
    }

    @Nested
    @DisplayName("that does not notice a refusal fails")
    class Refused {

        private final CopyLent lent = new CopyLent(new LoanId("loan-1"), "Moby Dick", "Ana", LoanSpecification.DUE);
        private final CopyReturned returned = new CopyReturned(new LoanId("loan-1"), List.of());
        private final AggregateTestFixture<Loan> plain = new AggregateTestFixture<>(Loan.class);

        @BeforeEach
        void clockForThePlainFixture() {
            plain.registerInjectableResource(Clock.systemUTC());
            plain.registerCommandTargetResolver(command -> new VersionedAggregateIdentifier((Object) "loan-1", null));
        }

        @Test
        @DisplayName("where Axon's own fixture is content with no events and with no expectation at all")
        void controlExperiment() {
            plain.given(lent, returned).when(new ExtendLoan(new LoanId("loan-1")));
            plain.given(lent, returned)
                    .when(new ExtendLoan(new LoanId("loan-1")))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("when it states nothing")
        void unsaid() {
            assertThat(failureOf("doesNotSayThatItIsRefused"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was refused and the scenario does not say so")
                    .hasMessageContaining("thenRejected(\"LIB-03\")")
                    .hasMessageContaining("the copy is back already");
        }

        @Test
        @DisplayName("when it states that nothing happens")
        void nothing() {
            assertThat(failureOf("takesARefusalForNothing"))
                    .hasMessageContaining("was refused")
                    .hasCauseInstanceOf(LoanRefused.class);
        }

        @Test
        @DisplayName("when it states events")
        void events() {
            assertThat(failureOf("takesARefusalForEvents")).hasMessageContaining("was refused");
        }

        @Test
        @DisplayName("when it states an answer")
        void answer() {
            assertThat(failureOf("takesARefusalForAnAnswer")).hasMessageContaining("was refused");
        }

        @Test
        @DisplayName("when its own past was refused")
        void past() {
            assertThat(failureOf("buildsOnARefusedPast")).hasRootCauseInstanceOf(LoanRefused.class);
        }
    }

    @Nested
    @DisplayName("that expects another refusal fails")
    class OtherRefusal {

        @Test
        @DisplayName("by another rule")
        void rule() {
            assertThat(failureOf("citesAnotherRule"))
                    .hasMessageContaining("expected a rejection by LIB-01, but it was rejected by LIB-03");
        }

        @Test
        @DisplayName("by another code of the same rule")
        void code() {
            assertThat(failureOf("citesAnotherCode")).hasMessageContaining("but the code was copy-is-back");
        }

        @Test
        @DisplayName("by a rule, where it is a fault")
        void fault() {
            assertThat(failureOf("citesARuleForAFault")).hasMessageContaining("it failed without citing a rule");
        }

        @Test
        @DisplayName("by a fault, where it is a rule")
        void rejection() {
            assertThat(failureOf("takesARejectionForAFault")).hasMessageContaining("it was rejected by LIB-03");
        }

        @Test
        @DisplayName("by another fault")
        void otherFault() {
            assertThat(failureOf("takesAFaultForAnother")).hasMessageContaining("AggregateNotFoundException");
        }

        @Test
        @DisplayName("where there is none")
        void none() {
            assertThat(failureOf("takesSuccessForARejection"))
                    .hasMessageContaining("this happened:")
                    .hasMessageContaining("CopyReturned");
            assertThat(failureOf("takesNothingForARejection")).hasMessageContaining("accepted and nothing happened");
            assertThat(failureOf("takesSuccessForAFault")).hasMessageContaining("this happened:");
        }
    }

    @Nested
    @DisplayName("that expects other events fails and says")
    class OtherEvents {

        @Test
        @DisplayName("which component differs")
        void component() {
            assertThat(failureOf("expectsAnotherComponent")).hasMessage("""
                            other events than expected
                              event 1: CopyReturned differs
                                damages[0].kind: expected COFFEE_STAIN, was TORN_PAGE""");
        }

        @Test
        @DisplayName("which event is another")
        void other() {
            assertThat(failureOf("expectsAnotherEvent")).hasMessage("""
                            other events than expected
                              event 1: expected LoanFellDue[loanId=loan-1]
                                       happened CopyReturned[loanId=loan-1, damages=[]]""");
        }

        @Test
        @DisplayName("which event is missing")
        void missing() {
            assertThat(failureOf("expectsTooMuch")).hasMessage("""
                            other events than expected
                              event 1: as expected: CopyReturned
                              event 2: expected LoanFellDue[loanId=loan-1], but nothing more happened""");
        }

        @Test
        @DisplayName("which event is too many")
        void tooMany() {
            assertThat(failureOf("expectsTooLittle"))
                    .hasMessageContaining("event 2: not expected: FineCharged[loanId=loan-1, amount=0.25 EUR");
        }

        @Test
        @DisplayName("what happened in place of nothing")
        void nothing() {
            assertThat(failureOf("takesEventsForNothing"))
                    .hasMessageContaining("nothing new was expected to happen, but this happened:")
                    .hasMessageContaining("CopyReturned");
        }

        @Test
        @DisplayName("that no events are stated as nothing")
        void noEvents() {
            assertThat(failureOf("expectsNoEventsWithoutSayingSo")).hasMessageContaining("thenNothing()");
        }

        @Test
        @DisplayName("that the answer is another")
        void answer() {
            assertThat(failureOf("expectsAnotherAnswer")).hasMessage("expected the answer loan-2, but it was loan-1");
        }

        @Test
        @DisplayName("that a deadline fell into the past that it gives")
        void deadline() {
            assertThat(failureOf("hidesADeadlineInThePast")).hasMessageContaining("whenTimeElapses");
        }

        @Test
        @DisplayName("that a failed command left an event behind")
        void leftBehind() {
            assertThat(failureOf("overlooksWhatAFailureLeftBehind"))
                    .hasMessageContaining("it failed with IOException, but this happened:")
                    .hasMessageContaining("CopyReturned");
        }

        @Test
        @DisplayName("that the aggregate changed without an event")
        void stateWithoutEvent() {
            assertThat(failureOf("forgetsToRecordItsState"))
                    .hasMessage("the aggregate changed without an event: Loan.back is true after the command,"
                            + " but false when its events are replayed");
        }
    }
}
