package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import shop.platform.messaging.KeepsToTheVersion;
import shop.platform.rejection.BusinessRejection;

@DisplayName("A refusal")
class RefusalsLeadToTheirRuleTest {

    private static final Problems PROBLEMS = new Problems();

    @Test
    @DisplayName("leads to the place of its rule in the book, whether of how things stand or of what was said")
    void leadsToItsRule() {
        assertThat(linkOf(BusinessRejection.of("DOOR-01", "door-open", "It is open.")))
                .isEqualTo("</specifications#DOOR-01>; rel=\"help\"");
        assertThat(linkOf(BusinessRejection.ofContent("DOOR-02", "no-such-key", "There is no such key.", Map.of())))
                .isEqualTo("</specifications#DOOR-02>; rel=\"help\"");
    }

    @Test
    @DisplayName("that no rule makes leads nowhere")
    void leadsNowhere() {
        assertThat(linkOf(BusinessRejection.of(
                        "", KeepsToTheVersion.CODE, "It has changed.", Map.of(KeepsToTheVersion.VERSION, "7"))))
                .isNull();
    }

    @Test
    @DisplayName("says amounts as people write them, and tells programs what they are")
    void saysAmounts() {
        ProblemDetail problem = Problems.refusal(BusinessRejection.of(
                        "DOOR-03", "toll-missing", "5000 KRW is missing, and 12.90 EUR.", Map.of("missing", "5000 KRW"))
                .rejection());

        assertThat(problem.getDetail()).isEqualTo("₩5,000 is missing, and €12.90.");
        assertThat(problem.getProperties()).containsEntry("facts", Map.of("missing", "5000 KRW"));
    }

    private static String linkOf(RuntimeException failure) {
        HttpServletRequest nothingIsToldOfIt = null;
        ResponseEntity<ProblemDetail> answer = PROBLEMS.refused(failure, nothingIsToldOfIt);
        return answer.getHeaders().getFirst(HttpHeaders.LINK);
    }
}
