package shop.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

@DisplayName("An illegal argument")
class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    @DisplayName("that we refuse is told to the caller in our words")
    void ours() {
        ResponseEntity<ProblemDetail> answer =
                problems.invalid(new IllegalArgumentException("forSeconds must be from 1 to 3600"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().getDetail()).isEqualTo("forSeconds must be from 1 to 3600");
        assertThat(answer.getBody().getProperties()).containsEntry("code", "invalid_request");
    }

    @Test
    @DisplayName("that a library refuses is a fault of ours, whose words are not the caller's")
    void ofALibrary() {
        IllegalArgumentException foreign =
                catchThrowableOfType(IllegalArgumentException.class, () -> TimeUnit.valueOf("FORTNIGHTS"));

        ResponseEntity<ProblemDetail> answer = problems.invalid(foreign);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody().toString()).doesNotContain("FORTNIGHTS", "TimeUnit");
    }
}
