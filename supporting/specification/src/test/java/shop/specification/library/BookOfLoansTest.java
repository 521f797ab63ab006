package shop.specification.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import shop.specification.book.BusinessBook;
import shop.specification.book.Complaint;
import shop.specification.book.FirstQuestion;
import shop.specification.book.Recording;
import shop.specification.book.RuleCatalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The book of the business")
class BookOfLoansTest {

    private static final String RULES = """
            | id | rule | decided in | specified in |
            |---|---|---|---|
            | LIB-01 | a loan is extended twice at most | [`Loan`](../Loan.java) | [`LoanSpecification`](../Loan.java) |
            | LIB-02 | what is overdue is not extended | [`Loan`](../Loan.java) | [`LoanSpecification`](../Loan.java) |
            | LIB-04 | a member is told of what is due | [`Loan`](../Loan.java) | [`LetterTest`](../src/LetterTest.java) |
            | LIB-09 | a member may reserve a copy |
            """;

    private static final String KOREAN_RULES = """
            | LIB-01 | 대출은 두 번까지 연장할 수 있다 |
            | LIB-02 | 반납일이 지난 대출은 연장할 수 없다 |
            | LIB-04 | 반납일을 회원에게 알린다 |
            | LIB-09 | 회원은 책을 예약할 수 있다 |
            """;

    private static final Complaint COMPLAINT = new Complaint(
            Map.of("en", "A copy is extended for ever", "ko", "끝없이 연장된다"),
            Map.of("en", "The third time is refused.", "ko", "세 번째는 거절된다."),
            List.of("LoanSpecification.Running.thirdTime", "src/LetterTest.java"));

    private static final FirstQuestion QUESTION = new FirstQuestion(
            Map.of("en", "How often is a loan extended?", "ko", "몇 번까지 연장되는가?"),
            List.of("LoanSpecification.Running.thirdTime", "LoanSpecification.Running.fourthTime"));

    @TempDir
    Path folder;

    @BeforeEach
    void run() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(LoanSpecification.class))
                .configurationParameter("specification.directory", folder.toString())
                .execute();
    }

    private BusinessBook book(String rules) {
        return new BusinessBook(
                List.of(Recording.in(folder)),
                RuleCatalogue.of(Map.of("en", rules, "ko", KOREAN_RULES)),
                List.of(COMPLAINT),
                List.of(QUESTION),
                Map.of(LoanSpecification.class.getName(), "src/LoanSpecification.java"));
    }

    private static String kept(String page) throws IOException {
        try (InputStream resource = BookOfLoansTest.class.getResourceAsStream("book/" + page.replace(".md", ".txt"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("reads as the pages that are kept, in each language")
    void reads() throws IOException {
        Map<String, String> files = book(RULES).files();
        for (String page :
                List.of("en/library-1-loan.md", "en/rules.md", "en/cannot-happen.md", "ko/library-1-loan.md")) {
            assertThat(files.get(page)).as(page).isEqualTo(kept(page));
        }
    }

    @Test
    @DisplayName("hands over what a reader may change and try: each message once, when it happens, and what came of it")
    void canBeTried() {
        Map<String, String> files = book(RULES).files();
        JsonNode data = JsonMapper.shared().readTree(files.get("trials/library.json"));
        JsonNode third = data.at("/scenarios/Loan.Running.thirdTime/0");
        JsonNode lent = data.get("messages").get(third.at("/steps/0/1").asString());

        assertThat(third.get("begins").asString()).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(third.get("steps").valueStream().map(step -> step.get(0).asString()))
                .containsExactly("happened", "happened", "happened", "asked");
        assertThat(third.at("/steps/3/2/0/refusal").asString()).isEqualTo("LIB-01 too-many-extensions");
        assertThat(lent.get("name").asString()).isEqualTo("library.CopyLent");
        assertThat(lent.at("/content/book").asString()).isEqualTo("Moby Dick");
        assertThat(data.get("messages").valueStream()).filteredOn(lent::equals).hasSize(1);
        assertThat(data.at("/scenarios/Loan.Overdue.notExtended/0/steps/1").toString())
                .isEqualTo("[\"at\",\"2026-01-19T00:00:01Z\"]");
        assertThat(data.at("/scenarios/Loan.Overdue.fined").size()).isEqualTo(3);
        assertThat(data.at("/fields/en/daysLate").asString()).isEqualTo("days late");
        assertThat(data.at("/fields/ko/daysLate").asString()).isEqualTo("연체 일수");
        JsonNode example = data.at("/examples/library.CopyLent");
        assertThat(data.get("messages")
                        .get(example.get(0).asString())
                        .get("name")
                        .asString())
                .isEqualTo("library.CopyLent");
        assertThat(example.get(1).asBoolean()).as("is a fact").isTrue();
        assertThat(example.at("/2/ko").asString()).startsWith("아나가 모비 딕을 ");
        assertThat(data.at("/examples/library.ExtendLoan/1").asBoolean()).isFalse();
        assertThat(data.get("scenarios").propertyNames())
                .as("without what time does by itself, and what goes beyond what is played again")
                .contains("Loan.Running.extended")
                .doesNotContain("Loan.Overdue.fallsDue", "Loan.Running.returned");
        assertThat(files.get("en/index.html"))
                .contains("<article id=\"Loan.Overdue.fined\" data-try=\"library\">", "<template id=\"trial\"")
                .contains("<article id=\"Loan.Overdue.fallsDue\">", "<article id=\"Loan.Running.returned\">")
                .containsOnlyOnce("<p class=\"untried\">")
                .containsSubsequence("id=\"library-1-loan\"", "id=\"library-2-follows\"", "<p class=\"untried\">");
    }

    @Test
    @DisplayName("leads from what is asked first to the scenarios that answer it")
    void answers() {
        Map<String, String> files = book(RULES).files();

        assertThat(files.get("ko/README.md"))
                .contains("- 몇 번까지 연장되는가?\n  - [", "](library-1-loan.md#Loan.Running.thirdTime)");
        assertThat(files.get("en/index.html"))
                .contains("<li>How often is a loan extended?<ul><li><a href=\"#Loan.Running.thirdTime\">");
    }

    @Test
    @DisplayName("says what it lacks, and where to add it")
    void faults() {
        assertThat(book(RULES.replace("LIB-02 |", "LIB-12 |")).faults())
                .contains(
                        "LoanSpecification.Running.fourthTime is to answer \"How often is a loan extended?\", and is no"
                                + " scenario: name another",
                        "LIB-02 is cited by a scenario and is in no catalogue: add it to docs/rules.md",
                        "LIB-12 has no sentence in ko: add it to docs/rules.ko.md",
                        "the book of library has no text for ko: LoanSpecification.begins: add it to"
                                + " src/test/resources/book/titles_ko.properties of its service")
                .noneMatch(fault -> fault.contains("LIB-09"));
        assertThat(book(RULES.replace("[`LetterTest`](../src/LetterTest.java)", "nothing"))
                        .faults())
                .contains("LIB-04 is proved by nothing: cite it in a scenario, or mark it as planned");
    }
}
