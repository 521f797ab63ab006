package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import shop.platform.rejection.Rejection;

@DisplayName("The description of an operation")
class OperationsAsAnsweredTest {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final Operation operation = new Operation()
            .operationId("lock")
            .addParametersItem(new Parameter().in("path").name("id"))
            .addParametersItem(new Parameter().in("header").name("If-Match"))
            .requestBody(new RequestBody())
            .responses(new ApiResponses().addApiResponse("200", new ApiResponse().description("locked")));

    @BeforeEach
    void describe() throws NoSuchMethodException {
        Refusals refusals = id -> id.equals("lock")
                ? List.of(new Rejection("DOOR-01", "door-open", "The door is open; shut it.", Map.of("door", "1")))
                : List.of();
        new OperationsAsAnswered(List.of(refusals))
                .customize(operation, new HandlerMethod(new Doors(), Doors.class.getDeclaredMethod("lock")));
    }

    @Test
    @DisplayName("names each role that the code lets in, of which one is enough")
    void roles() {
        assertThat(operation.getSecurity())
                .extracting(each -> each.get("oauth2"))
                .containsExactly(List.of("shop"), List.of("support"));
    }

    @Test
    @DisplayName("has every status that the platform answers with, each as a problem with an example")
    void statuses() {
        assertThat(operation.getResponses())
                .containsOnlyKeys("200", "400", "401", "403", "404", "406", "409", "412", "413", "415", "429", "503");
        assertThat(operation.getResponses()).allSatisfy((status, answer) -> {
            if (!status.equals("200")) {
                assertThat(answer.getContent()).containsOnlyKeys(PROBLEM_JSON);
                assertThat(answer.getContent().get(PROBLEM_JSON).getSchema().get$ref())
                        .isEqualTo(OperationsAsAnswered.PROBLEM);
                assertThat(answer.getContent().get(PROBLEM_JSON).getExamples()).isNotEmpty();
            }
        });
    }

    @Test
    @DisplayName("shows what a rule says as it is sent")
    void refusal() {
        Object example = operation
                .getResponses()
                .get("409")
                .getContent()
                .get(PROBLEM_JSON)
                .getExamples()
                .get("DOOR-01 door-open")
                .getValue();
        assertThat(example)
                .isEqualTo(Map.of(
                        "type", "urn:shop:rule:door-01",
                        "title", "Conflict",
                        "status", 409,
                        "detail", "The door is open; shut it.",
                        "code", "door-open",
                        "rule", "DOOR-01",
                        "facts", Map.of("door", "1")));
    }

    @Test
    @DisplayName("names the headers that say the version, and when to come back")
    void headers() {
        assertThat(operation.getResponses().get("200").getHeaders()).containsKey("ETag");
        assertThat(operation.getResponses().get("412").getHeaders()).containsKey("ETag");
        assertThat(operation.getResponses().get("429").getHeaders()).containsKey("Retry-After");
        assertThat(operation.getResponses().get("401").getHeaders()).containsKey("WWW-Authenticate");
    }

    record Door(long version) {}

    static final class Doors {

        @PreAuthorize("hasAnyRole('shop','support')")
        ResponseEntity<Door> lock() {
            return ResponseEntity.ok(new Door(1));
        }
    }
}
