package shop.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as every port tells it (RFC 9457): {@code status}, {@code title}, {@code detail} for people, {@code code} for
 * programs. Nothing in it repeats what was sent, except names that the caller made up as names.
 */
public final class Problem {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private static final String CODE = "code";

    /** What is said where nothing more is known than the status. */
    private static final Map<Integer, Plain> PLAIN = Map.ofEntries(
            Map.entry(400, new Plain("bad-request", "The request line, a header, the path or the query is malformed.")),
            Map.entry(401, new Plain("unauthenticated", "Say who you are: 'Authorization: Bearer …'.")),
            Map.entry(403, new Plain("forbidden", "This may not be done by this caller.")),
            Map.entry(404, new Plain("not-found", "There is nothing under this path.")),
            Map.entry(405, new Plain("method-not-allowed", "Use one of the methods that the header Allow names.")),
            Map.entry(406, new Plain("not-acceptable", "Accept one of the media types that are offered here.")),
            Map.entry(408, new Plain("too-slow", "The request did not arrive in time. Send it again.")),
            Map.entry(411, new Plain("length-required", "Say with Content-Length how long the body is.")),
            Map.entry(412, new Plain("version-differs", "It has changed meanwhile. Read it again, then decide.")),
            Map.entry(413, new Plain("too-large", "The body is longer than is read here.")),
            Map.entry(414, new Plain("path-too-long", "The path and the query are longer than is read here.")),
            Map.entry(415, new Plain("media-type", "Send the body as one of the media types that are read here.")),
            Map.entry(429, new Plain("too-many-requests", "Come back after as many seconds as Retry-After says.")),
            Map.entry(431, new Plain("headers-too-long", "The headers are longer than is read here.")),
            Map.entry(500, new Plain("unexpected", "This should not have happened; the service's log tells more.")),
            Map.entry(501, new Plain("not-implemented", "Nothing here knows this method.")),
            Map.entry(502, new Plain("bad-gateway", "The service behind gave no answer that can be handed on.")),
            Map.entry(503, new Plain("try-again", "The service cannot answer just now. Send the same request again.")),
            Map.entry(505, new Plain("version-not-supported", "Speak HTTP/1.1.")),
            Map.entry(504, new Plain("answer-missing", "The service behind did not answer in time.")));

    private Problem() {}

    /** @param code what exactly is wrong, stable, for programs: {@code unknown-field} */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(CODE, code);
        return problem;
    }

    /** The problem of a status of which nothing more is known. */
    public static ProblemDetail of(HttpStatusCode status) {
        Plain plain = PLAIN.getOrDefault(status.value(), PLAIN.get(status.is4xxClientError() ? 400 : 500));
        return of(status, plain.code(), plain.detail());
    }

    /** Answers with a problem where no controller does. */
    public static void answer(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(problem));
    }

    /** As it is sent, where there are no servlets. */
    public static byte[] json(ProblemDetail problem) {
        return JSON.writeValueAsBytes(problem);
    }

    static boolean isWhole(ProblemDetail problem) {
        return problem.getProperties() != null && problem.getProperties().containsKey(CODE);
    }

    private record Plain(String code, String detail) {}
}
