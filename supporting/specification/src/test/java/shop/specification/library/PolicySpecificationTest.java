package shop.specification.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import shop.specification.book.BusinessBook;
import shop.specification.book.Recording;
import shop.specification.book.RuleCatalogue;

@DisplayName("A specification of policies")
class PolicySpecificationTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("is told in each language: what is heard, what follows, and that nothing does")
    void isTold() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DeskSpecification.class))
                .configurationParameter("specification.directory", folder.toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(3));
        Recording recording = Recording.in(folder);
        Map<String, String> files = new BusinessBook(
                        List.of(recording),
                        new RuleCatalogue(List.of()),
                        List.of(),
                        List.of(),
                        Map.of(DeskSpecification.class.getName(), "src/DeskSpecification.java"))
                .files();

        assertThat(recording.missing()).isEmpty();
        assertThat(files.get("en/library-2-follows.md"))
                .contains("""
                        - **When** — Moby Dick is lent to Ana until 19 January 2026, 09:00.
                        - **Then** — At 19 January 2026, 09:00, this is told: The copy is due.
                        """, """
                        - **Given** — Moby Dick is lent to Ana.
                        - **When** — The copy is due.
                        - **Then** — The desk wants the copy back: it is overdue.

                        —

                        - **Given** — As before.
                        - **When** — The copy is due. It is heard only 1 hour later.
                        - **Then** — Nobody is asked for anything.
                        """, "Then** — The post is asked to write to the member.")
                .contains("[LIB-04](rules.md#LIB-04)", "src/DeskSpecification.java#L");
        assertThat(files.get("ko/library-2-follows.md"))
                .contains("**일어난 일** — 반납일이 되었다. 1시간 뒤에야 알게 된다.", "**이어지는 처리** — 아무 요청도 하지 않는다.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    statesNothing | does not state what followed
                    hearsNothing | lets nothing be heard
                    statesNothingOfTheFirst | does not state what followed
                    statesSomethingElse | reason: expected wanted by others, was overdue
                    statesNothingWhereSomethingFollows | nothing was expected to follow, but this did: [RecallCopy
                    asksForMoreTheSecondTime | heard a second time, it asks for something else
                    canBeReplayed | Replayed would act again when history is replayed
                    isNotRegistered | put @RegisterExtension on the field
                    """)
    @DisplayName("that is careless fails")
    void careless(String scenario, String because) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(CarelessDesk.class, scenario))
                .configurationParameter("specification.directory", folder.toString())
                .execute()
                .testEvents();
        assertThat(tests.failed().stream()
                        .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream()))
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining(because));
    }
}
