package shop.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said to a request that asks for too much, as a problem (RFC 9457).
 *
 * @param retryAfter after how many seconds the same request may be let in
 */
record Refusal(HttpStatus status, String code, String detail, OptionalLong retryAfter) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, OptionalLong.empty());
    }

    static Refusal forNow(HttpStatus status, String code, String detail, long seconds) {
        return new Refusal(status, code, detail, OptionalLong.of(seconds));
    }

    void answer(HttpServletResponse response) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        retryAfter.ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
