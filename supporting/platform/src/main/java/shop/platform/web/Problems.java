package shop.platform.web;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
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
    private static final List<String> CONTENT_RULES =
            List.of("ORD-01", "ORD-02", "ORD-31", "PAY-09", "PAY-17", "SHP-11", "SHP-16");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RuntimeException failure, HttpServletRequest request) {
        Optional<Rejection> rejection = BusinessRejection.in(failure);
        if (rejection.isPresent()) {
            ProblemDetail problem = refusal(rejection.get());
            return ResponseEntity.status(problem.getStatus()).body(problem);
        }
        if (failure instanceof TooBusy busy) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfterSeconds()))
                    .body(refusal(busy.rejection(), HttpStatus.SERVICE_UNAVAILABLE));
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
                    .body(
                            problem(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "try-again",
                                    "The service cannot answer just now. Send the same request again: under the same id or Idempotency-Key nothing is done twice."));
        }
        if (failure instanceof InvalidField invalid) {
            return ResponseEntity.badRequest().body(invalid(List.of(invalid.error())));
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

    /** What a rule says against a request, as callers are told. */
    static ProblemDetail refusal(Rejection rejection) {
        return refusal(
                rejection,
                CONTENT_RULES.contains(rejection.rule()) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }

    private static ProblemDetail refusal(Rejection rejection, HttpStatus status) {
        ProblemDetail problem = problem(status, rejection.code(), rejection.message());
        problem.setType(URI.create("urn:shop:rule:" + rejection.rule().toLowerCase(Locale.ROOT)));
        problem.setProperty("rule", rejection.rule());
        problem.setProperty("facts", rejection.facts());
        return problem;
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
        return ResponseEntity.badRequest()
                .body(invalid(invalid.getBindingResult().getFieldErrors().stream()
                        .map(Problems::error)
                        .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        return ResponseEntity.badRequest()
                .body(invalid(invalid.getParameterValidationResults().stream()
                        .flatMap(Problems::errors)
                        .toList()));
    }

    /** What is wrong with a parameter, or with the fields of a body. */
    private static Stream<InvalidField.Error> errors(ParameterValidationResult parameter) {
        return parameter instanceof ParameterErrors body
                ? body.getFieldErrors().stream().map(Problems::error)
                : parameter.getResolvableErrors().stream()
                        .map(error -> new InvalidField.Error(
                                nameOf(parameter.getMethodParameter()), String.valueOf(error.getDefaultMessage())));
    }

    private static InvalidField.Error error(FieldError error) {
        return new InvalidField.Error(error.getField(), String.valueOf(error.getDefaultMessage()));
    }

    /** What callers know a parameter as. */
    private static String nameOf(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestHeader.class))
                .map(RequestHeader::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> String.valueOf(parameter.getParameterName()));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        String parameter = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return ResponseEntity.badRequest()
                .body(invalid(List.of(new InvalidField.Error(parameter, whatWasExpected(mismatch)))));
    }

    private static String whatWasExpected(TypeMismatchException mismatch) {
        Object[] constants = mismatch.getRequiredType() == null
                ? null
                : mismatch.getRequiredType().getEnumConstants();
        if (constants != null) {
            return "must be one of "
                    + Arrays.stream(constants).map(String::valueOf).collect(joining(", "));
        }
        Throwable reason = mismatch.getMostSpecificCause();
        return reason instanceof NumberFormatException
                ? "must be a whole number"
                : "does not fit: " + reason.getMessage();
    }

    private static ProblemDetail invalid(List<InvalidField.Error> errors) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                errors.stream()
                        .map(error -> error.field() + " " + error.message())
                        .sorted()
                        .collect(joining("; ")));
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
