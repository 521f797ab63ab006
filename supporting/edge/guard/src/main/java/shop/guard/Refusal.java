package shop.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import shop.http.Problem;

/**
 * What is said to a request that asks for too much.
 *
 * @param retryAfter after how many seconds the same request may be let in
 */
record Refusal(HttpStatus status, String code, String detail, OptionalLong retryAfter) {

    static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, OptionalLong.empty());
    }

    static Refusal forNow(HttpStatus status, String code, String detail, long seconds) {
        return new Refusal(status, code, detail, OptionalLong.of(seconds));
    }

    void answer(HttpServletResponse response) throws IOException {
        retryAfter.ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        Problem.answer(response, Problem.of(status, code, detail));
    }
}
