package shop.platform.web;

import static java.util.stream.Collectors.toCollection;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the description of an operation what the platform does for every operation: whom it lets in, as the code says,
 * what it answers where no controller speaks, and in which form. A controller describes only what is its own.
 */
final class OperationsAsAnswered implements OperationCustomizer {

    static final String PROBLEM = "#/components/schemas/Problem";

    private static final String EXAMPLES = "#/components/examples/";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String EVENTS = org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;
    private static final Pattern ROLE = Pattern.compile("'([a-z]+)'");

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("400", "A parameter, a header or a field is missing, malformed or unknown"),
            Map.entry("401", "There is no access token, or it does not count"),
            Map.entry("403", "The token's role may not do this"),
            Map.entry("404", "There is nothing of this id"),
            Map.entry("406", "The answer has none of the media types of Accept"),
            Map.entry("408", "The body did not arrive in time"),
            Map.entry("409", "It does not go with how things stand"),
            Map.entry("412", "It has another version than If-Match names"),
            Map.entry("413", "The body is longer than is read here"),
            Map.entry("415", "The body is not application/json, or not in UTF-8"),
            Map.entry("422", "A rule refuses what it says: 'rule' and 'code' say which"),
            Map.entry("429", "This caller has asked for more than its share"),
            Map.entry("500", "An error of ours; the service's log tells more"),
            Map.entry("503", "What the service needs is away; nothing was done twice"));

    /** By status, what a header of such an answer says. */
    private static final Map<String, Map<String, Header>> HEADERS = Map.of(
            "401", Map.of("WWW-Authenticate", text("what is wrong with the token (RFC 6750)")),
            "403", Map.of("WWW-Authenticate", text("insufficient_scope (RFC 6750)"), HttpHeaders.LINK, ofTheRule()),
            "409", Map.of(HttpHeaders.LINK, ofTheRule()),
            "412", Map.of("ETag", text("the version that it has")),
            "422", Map.of(HttpHeaders.LINK, ofTheRule()),
            "429", Map.of("Retry-After", seconds()),
            "503", Map.of("Retry-After", seconds()));

    private final Map<String, List<Map<String, Object>>> ofAny = KnownProblems.ofAny();
    private final Set<String> shared = ConcurrentHashMap.newKeySet();

    /** The problems that many operations answer with, once for all. */
    void share(Components components) {
        ofAny.values().stream()
                .flatMap(List::stream)
                .filter(problem -> shared.contains(nameOf(problem)))
                .forEach(problem -> components.addExamples(nameOf(problem), new Example().value(problem)));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        // What is proved otherwise than by a role says how.
        if (!handler.hasMethodAnnotation(io.swagger.v3.oas.annotations.security.SecurityRequirement.class)) {
            operation.setSecurity(roles(handler).stream()
                    .map(role -> new SecurityRequirement().addList(OpenApiConfiguration.SCHEME, role))
                    .toList());
        }
        parameters(operation).forEach(OperationsAsAnswered::asRead);
        ApiResponses answers = operation.getResponses();
        if (hasVersion(handler)) {
            answers.forEach((status, answer) -> {
                if (status.equals("200") || status.equals("201")) {
                    answer.addHeaderObject("ETag", text("the version, as If-Match takes it"));
                }
            });
        }
        KnownProblems.of(operation.getOperationId())
                .forEach(problem -> told(answers, problem).addExamples(nameOf(problem), new Example().value(problem)));
        kindsOf(operation).stream().flatMap(kind -> ofAny.get(kind).stream()).forEach(problem -> {
            shared.add(nameOf(problem));
            told(answers, problem).addExamples(nameOf(problem), new Example().$ref(EXAMPLES + nameOf(problem)));
        });
        answers.forEach((status, answer) -> {
            if (status.compareTo("400") >= 0) {
                asProblem(answer);
                HEADERS.getOrDefault(status, Map.of()).forEach(answer::addHeaderObject);
            } else if (offers(answer, EVENTS)) {
                asEvents(answer);
            }
        });
        return operation;
    }

    /** Which problems that many have this one may answer with. */
    private static Set<String> kindsOf(Operation operation) {
        Set<String> kinds = new LinkedHashSet<>(List.of("every"));
        List<Parameter> parameters = parameters(operation);
        if (parameters.stream().anyMatch(each -> each.getIn().equals("query"))) {
            kinds.add("parameters");
        }
        if (parameters.stream().anyMatch(each -> each.getIn().equals("path"))) {
            kinds.add("path");
        }
        if (operation.getRequestBody() != null) {
            kinds.add("body");
        }
        if (parameters.stream().anyMatch(each -> each.getName().equals("cursor"))) {
            kinds.add("paged");
        }
        kinds.add(
                parameters.stream().anyMatch(each -> IfMatch.NAME.equals(each.getName()))
                        ? "versioned"
                        : "unversioned");
        return kinds;
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void asRead(Parameter parameter) {
        if (IfMatch.NAME.equals(parameter.getName())) {
            parameter.setDescription(
                    "what ETag said of that on which this rests, or *: another version is refused (412); the form is RFC 9110's");
            parameter.setSchema(new StringSchema());
            // Pages send what the example says: this one holds whatever happened meanwhile.
            parameter.setExample("*");
        }
        Schema<?> schema = parameter.getSchema();
        if (schema != null && schema.getPattern() != null) {
            schema.setPattern(ShapesAsSent.anchored(schema.getPattern()));
        }
        if (schema != null) {
            // What is named twice counts once.
            schema.setUniqueItems(null);
        }
        if (parameter.getIn().equals("path")) {
            // An id is made by the server: one that is made up here would be nobody's.
            parameter.setExample(null);
            if (schema != null && schema.getExample() != null) {
                // The schema itself is that of the id wherever it stands.
                parameter.setSchema(new StringSchema().pattern(schema.getPattern()));
            }
        }
    }

    private static boolean hasVersion(HandlerMethod handler) {
        Class<?> shown = ResolvableType.forMethodReturnType(handler.getMethod())
                .getGeneric(0)
                .resolve(Object.class);
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

    /** A rule's id and the code, or the code alone. */
    private static String nameOf(Map<String, Object> problem) {
        return (problem.containsKey("rule") ? problem.get("rule") + "-" : "") + problem.get("code");
    }

    private static MediaType told(ApiResponses answers, Map<String, Object> problem) {
        String status = String.valueOf(problem.get("status"));
        ApiResponse answer =
                answers.computeIfAbsent(status, missing -> new ApiResponse().description(DESCRIPTIONS.get(missing)));
        return asProblem(answer);
    }

    private static MediaType asProblem(ApiResponse answer) {
        MediaType told =
                answer.getContent() == null ? null : answer.getContent().get(PROBLEM_JSON);
        if (told == null) {
            told = new MediaType();
            answer.setContent(new Content().addMediaType(PROBLEM_JSON, told));
        }
        told.setSchema(new Schema<>().$ref(PROBLEM));
        return told;
    }

    private static boolean offers(ApiResponse answer, String type) {
        return answer.getContent() != null && answer.getContent().containsKey(type);
    }

    private static void asEvents(ApiResponse answer) {
        StringSchema data = new StringSchema();
        data.setContentMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE);
        data.setContentSchema(new Schema<>().$ref("#/components/schemas/OrderView"));
        Schema<?> event = new ObjectSchema()
                .description("one of the events of the stream")
                .addProperty("event", new StringSchema()._const("order"))
                .addProperty("id", new StringSchema().pattern("^\\d{1,18}$").description("the version"))
                .addProperty("data", data.description("the whole order, as JSON"));
        event.setRequired(List.of("event", "id", "data"));
        answer.setContent(new Content().addMediaType(EVENTS, new MediaType().schema(event)));
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Header ofTheRule() {
        return text("where a rule refuses, to its place in the book that the gateway serves; rel=\"help\" (RFC 8288)");
    }

    private static Header seconds() {
        return new Header()
                .description("seconds until the same request is worth sending again")
                .schema(new IntegerSchema().minimum(BigDecimal.ONE));
    }
}
