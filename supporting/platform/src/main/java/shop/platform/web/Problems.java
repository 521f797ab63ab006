package shop.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import shop.platform.messaging.Failures;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import tools.jackson.core.JacksonException;

/** Tells every error as a problem (RFC 9457): what was wrong, which rule says so, and what to do about it. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final int SECONDS_UNTIL_NEXT_TRY = 2;

    /** Rules that look at the request alone: what breaks them is unprocessable, what breaks another is in conflict. */
    private static final List<String> CONTENT_RULES = List.of("ORD-01", "ORD-02", "PAY-09");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RuntimeException failure, HttpServletRequest request) {
        Optional<Rejection> rejection = BusinessRejection.in(failure);
        if (rejection.isPresent()) {
            return refusal(rejection.get());
        }
        if (failure instanceof NotFound missing) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(problem(HttpStatus.NOT_FOUND, "not-found", missing.getMessage()));
        }
        if (failure instanceof CommandExecutionException missing && isAboutNothing(missing)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing of this id."));
        }
        if (Failures.pass(failure)) {
            log.warn("{} {} has to wait: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, Integer.toString(SECONDS_UNTIL_NEXT_TRY))
                    .body(problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "try-again",
                            "The service cannot answer just now. Send the same request again; nothing is done twice."));
        }
        if (failure instanceof IllegalArgumentException invalid) {
            return ResponseEntity.badRequest()
                    .body(problem(HttpStatus.BAD_REQUEST, "invalid", String.valueOf(invalid.getMessage())));
        }
        if (failure instanceof org.springframework.security.access.AccessDeniedException denied) {
            throw denied;
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return ResponseEntity.internalServerError()
                .body(problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "This should not have happened; the service's log tells more."));
    }

    private static ResponseEntity<ProblemDetail> refusal(Rejection rejection) {
        HttpStatus status =
                CONTENT_RULES.contains(rejection.rule()) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        ProblemDetail problem = problem(status, rejection.code(), rejection.message());
        problem.setType(URI.create("urn:shop:rule:" + rejection.rule().toLowerCase(Locale.ROOT)));
        problem.setProperty("rule", rejection.rule());
        problem.setProperty("facts", rejection.facts());
        return ResponseEntity.status(status).body(problem);
    }

    private static boolean isAboutNothing(CommandExecutionException failure) {
        return String.valueOf(failure.getMessage()).contains("aggregate was not found")
                || String.valueOf(failure.getMessage()).contains("AggregateNotFoundException");
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "unreadable", "The body is not the JSON expected here.");
        if (unreadable.getCause() instanceof JacksonException json) {
            String field = fieldOf(json);
            Throwable reason = json;
            while (reason.getCause() != null && reason.getCause() != reason) {
                reason = reason.getCause();
            }
            String why = reason instanceof JacksonException parse ? parse.getOriginalMessage() : reason.getMessage();
            problem.setDetail(field.isEmpty() ? why : field + ": " + why);
            problem.setProperty("errors", List.of(Map.of("field", field, "message", String.valueOf(why))));
        }
        return ResponseEntity.badRequest().body(problem);
    }

    private static String fieldOf(JacksonException json) {
        var path = new StringBuilder();
        json.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        List<Map<String, String>> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                .toList();
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                errors.stream()
                        .map(error -> error.get("field") + " " + error.get("message"))
                        .sorted()
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("The request is not valid."));
        problem.setProperty("errors", errors);
        return ResponseEntity.badRequest().body(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
