package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
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

@DisplayName("The description of an operation")
class OperationsAsAnsweredTest {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final Operation operation = new Operation()
            .operationId("lockTheDoor")
            .addParametersItem(new Parameter()
                    .in("path")
                    .name("id")
                    .schema(new StringSchema().pattern("^door-\\d+$").example("door-17")))
            .addParametersItem(new Parameter().in("header").name("If-Match"))
            .addParametersItem(new Parameter().in("query").name("colour").schema(new ArraySchema().uniqueItems(true)))
            .requestBody(new RequestBody())
            .responses(new ApiResponses().addApiResponse("200", new ApiResponse().description("locked")));

    @BeforeEach
    void describe() throws NoSuchMethodException {
        new OperationsAsAnswered()
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
                .containsOnlyKeys(
                        "200", "400", "401", "403", "404", "406", "408", "409", "412", "413", "415", "422", "429",
                        "500", "503");
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
    @DisplayName("shows what was seen of its own rules")
    void refusal() {
        assertThat(operation
                        .getResponses()
                        .get("409")
                        .getContent()
                        .get(PROBLEM_JSON)
                        .getExamples()
                        .get("DOOR-01-door-open")
                        .getValue())
                .isEqualTo(Map.of("status", 409, "code", "door-open", "rule", "DOOR-01"));
    }

    @Test
    @DisplayName("names the headers that say the version, and when to come back")
    void headers() {
        assertThat(operation.getResponses().get("200").getHeaders()).containsKey("ETag");
        assertThat(operation.getResponses().get("412").getHeaders()).containsKey("ETag");
        assertThat(operation.getResponses().get("429").getHeaders()).containsKey("Retry-After");
        assertThat(operation.getResponses().get("401").getHeaders()).containsKey("WWW-Authenticate");
    }

    @Test
    @DisplayName("has examples of parameters that can be sent as they are: no version, and no id that is nobody's")
    void parameters() {
        assertThat(operation.getParameters().get(0).getSchema().getExample()).isNull();
        assertThat(operation.getParameters().get(0).getSchema().getPattern()).isEqualTo("^door-\\d+$");
        assertThat(operation.getParameters().get(1).getExample()).isEqualTo("*");
    }

    @Test
    @DisplayName("does not forbid what counts once: a value that is named twice")
    void namedTwice() {
        assertThat(operation.getParameters().get(2).getSchema().getUniqueItems())
                .isNull();
    }

    record Door(long version) {}

    static final class Doors {

        @PreAuthorize("hasAnyRole('shop','support')")
        ResponseEntity<Door> lock() {
            return ResponseEntity.ok(new Door(1));
        }
    }
}
