package shop.simulators.web;

import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import shop.simulators.ledger.LedgerUnavailable;
import tools.jackson.core.JacksonException;

/** Every error is a problem detail with a stable {@code code}; a dropped connection is no answer at all. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private final Connections connections;

    Problems(Connections connections) {
        this.connections = connections;
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return problem(refusal.status(), refusal.code(), refusal.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LedgerUnavailable unavailable) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "ledger_unavailable", unavailable.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(JacksonException unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "invalid_request", cause(unreadable));
    }

    @ExceptionHandler
    void dropped(ConnectionDropped dropped, WebRequest request) {
        connections.drop(request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ResponseEntity.badRequest()
                .body(problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid_request",
                        unreadable.getCause() == null ? "The body is missing" : cause(unreadable)));
    }

    private static String cause(Throwable unreadable) {
        Throwable deepest = unreadable;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = Optional.ofNullable(deepest.getMessage()).orElse("The body cannot be read");
        return message.lines().findFirst().orElse(message);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }
}
