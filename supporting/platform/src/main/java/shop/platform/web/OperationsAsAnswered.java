package shop.platform.web;

import static java.util.stream.Collectors.toCollection;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import shop.http.Problem;
import shop.platform.rejection.Rejection;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds to the description of an operation what the platform does for every operation: whom it lets in, as the code says,
 * what it answers where no controller speaks, and in which form. A controller describes only what is its own.
 */
final class OperationsAsAnswered implements OperationCustomizer {

    static final String PROBLEM = "#/components/schemas/Problem";

    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String EVENTS = org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;
    private static final Pattern ROLE = Pattern.compile("'([a-z]+)'");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private final List<Refusals> refusals;

    OperationsAsAnswered(List<Refusals> refusals) {
        this.refusals = refusals;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.setSecurity(roles(handler).stream()
                .map(role -> new SecurityRequirement().addList(OpenApiConfiguration.SCHEME, role))
                .toList());
        ApiResponses answers = operation.getResponses();
        Class<?> shown = ResolvableType.forMethodReturnType(handler.getMethod())
                .getGeneric(0)
                .resolve(Object.class);
        if (hasVersion(shown)) {
            answers.forEach((status, answer) -> {
                if (status.equals("200") || status.equals("201")) {
                    answer.addHeaderObject("ETag", text("the version, as If-Match takes it"));
                }
            });
        }
        whatAnyOperationMayAnswer(operation, answers);
        refusals.stream()
                .flatMap(each -> each.of(operation.getOperationId()).stream())
                .forEach(rejection -> refuse(answers, rejection));
        answers.forEach((status, answer) -> {
            if (status.compareTo("400") >= 0) {
                asProblem(HttpStatus.valueOf(Integer.parseInt(status)), answer);
            } else if (offers(answer, EVENTS)) {
                asEvents(answer);
            }
        });
        return operation;
    }

    private static void whatAnyOperationMayAnswer(Operation operation, ApiResponses answers) {
        boolean hasBody = operation.getRequestBody() != null;
        boolean namesVersions = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> "If-Match".equals(each.getName()));
        answer(answers, HttpStatus.BAD_REQUEST, "A parameter, a header or a field is missing, malformed or unknown");
        answer(answers, HttpStatus.UNAUTHORIZED, "There is no access token, or it does not count")
                .addHeaderObject("WWW-Authenticate", text("what is wrong with the token (RFC 6750)"));
        answer(answers, HttpStatus.FORBIDDEN, "The token's role may not do this")
                .addHeaderObject("WWW-Authenticate", text("insufficient_scope (RFC 6750)"));
        answer(answers, HttpStatus.NOT_ACCEPTABLE, "The answer has none of the media types of Accept");
        if (namesVersions) {
            answer(answers, HttpStatus.PRECONDITION_FAILED, "It has another version than If-Match names")
                    .addHeaderObject("ETag", text("the version that it has"));
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> "path".equals(each.getIn()))) {
            answer(answers, HttpStatus.NOT_FOUND, "There is nothing of this id");
        }
        if (hasBody) {
            answer(answers, HttpStatus.CONTENT_TOO_LARGE, "The body is longer than is read here");
            answer(answers, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not application/json");
        }
        answer(answers, HttpStatus.TOO_MANY_REQUESTS, "This caller has asked for more than its share")
                .addHeaderObject("Retry-After", seconds());
        answer(answers, HttpStatus.SERVICE_UNAVAILABLE, "What the service needs is away; nothing was done twice")
                .addHeaderObject("Retry-After", seconds());
    }

    private static boolean hasVersion(Class<?> shown) {
        return shown.isRecord()
                && Arrays.stream(shown.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("version"));
    }

    /** The roles that {@link PreAuthorize} names, of which one is enough. */
    private static TreeSet<String> roles(HandlerMethod handler) {
        return Optional.ofNullable(handler.getMethodAnnotation(PreAuthorize.class))
                .or(() -> Optional.ofNullable(handler.getBeanType().getAnnotation(PreAuthorize.class)))
                .map(allowed -> ROLE.matcher(allowed.value())
                        .results()
                        .map((MatchResult role) -> role.group(1))
                        .collect(toCollection(TreeSet::new)))
                .orElseGet(TreeSet::new);
    }

    private static ApiResponse answer(ApiResponses answers, HttpStatus status, String description) {
        return answers.computeIfAbsent(
                Integer.toString(status.value()), missing -> new ApiResponse().description(description));
    }

    private static void refuse(ApiResponses answers, Rejection rejection) {
        ProblemDetail problem = Problems.refusal(rejection);
        ApiResponse answer = answer(
                answers, HttpStatus.valueOf(problem.getStatus()), "A rule refuses it: 'rule' and 'code' say which");
        asProblemWithoutExample(answer)
                .addExamples(rejection.rule() + " " + rejection.code(), new Example().value(plain(problem)));
    }

    private static MediaType asProblemWithoutExample(ApiResponse answer) {
        MediaType known =
                answer.getContent() == null ? null : answer.getContent().get(PROBLEM_JSON);
        if (known == null) {
            known = new MediaType().schema(new Schema<>().$ref(PROBLEM));
            answer.setContent(new Content().addMediaType(PROBLEM_JSON, known));
        }
        return known;
    }

    private static void asProblem(HttpStatus status, ApiResponse answer) {
        MediaType told = asProblemWithoutExample(answer);
        told.setSchema(new Schema<>().$ref(PROBLEM));
        if (told.getExamples() == null) {
            ProblemDetail problem = switch (status) {
                case UNAUTHORIZED ->
                    Problem.of(
                            status,
                            "token-missing-or-invalid",
                            "There is no access token. Send a valid one: 'Authorization: Bearer …'.");
                case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing of this id.");
                case FORBIDDEN -> Problem.of(status, "role-missing", "The token's role may not do this.");
                default -> Problem.of(status);
            };
            told.addExamples(String.valueOf(problem.getProperties().get("code")), new Example().value(plain(problem)));
        }
    }

    private static boolean offers(ApiResponse answer, String type) {
        return answer.getContent() != null && answer.getContent().containsKey(type);
    }

    private static void asEvents(ApiResponse answer) {
        answer.setContent(new Content()
                .addMediaType(
                        EVENTS,
                        new MediaType()
                                .schema(
                                        new StringSchema()
                                                .description(
                                                        "server-sent events: 'event: order', 'id:' the version, 'data:' the whole OrderView as JSON, and an empty line"))
                                .example("event:order\nid:3\ndata:{\"orderId\":\"order-1\",…}\n\n")));
    }

    private static Map<String, Object> plain(ProblemDetail problem) {
        return JSON.convertValue(problem, new TypeReference<>() {});
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Header seconds() {
        return new Header()
                .description("seconds until the same request is worth sending again")
                .schema(new IntegerSchema().minimum(java.math.BigDecimal.ONE));
    }
}
