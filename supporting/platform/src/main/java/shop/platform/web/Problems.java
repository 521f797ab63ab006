package shop.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import shop.http.HttpProblems;
import shop.http.Problem;
import shop.platform.messaging.Failures;
import shop.platform.messaging.KeepsToTheVersion;
import shop.platform.messaging.UnreadableEvent;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.platform.security.DeniedByRule;

/** Tells what rules refuse, what is not there and what has to wait as a problem: why, and what to do about it. */
@RestControllerAdvice
class Problems extends HttpProblems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final int SECONDS_UNTIL_NEXT_TRY = 2;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict conflict) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Problem.of(HttpStatus.CONFLICT, conflict.code(), conflict.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(DeniedByRule denied) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .header(HttpHeaders.WWW_AUTHENTICATE, denied.challenge())
                .header(HttpHeaders.LINK, linkTo(denied.rejection()))
                .body(refusal(denied.rejection(), HttpStatus.FORBIDDEN));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RuntimeException failure, HttpServletRequest request) {
        Optional<Rejection> rejection = BusinessRejection.in(failure);
        if (rejection.isPresent()) {
            return answer(rejection.get());
        }
        Optional<UnreadableEvent> unreadable = UnreadableEvent.in(failure);
        if (unreadable.isPresent()) {
            log.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), unreadable.get());
            return ResponseEntity.internalServerError().body(unreadable(unreadable.get()));
        }
        if (failure instanceof TooBusy busy) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.LINK, linkTo(busy.rejection()))
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfterSeconds()))
                    .body(refusal(busy.rejection(), HttpStatus.SERVICE_UNAVAILABLE));
        }
        if (failure instanceof NotFound missing) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Problem.of(HttpStatus.NOT_FOUND, missing.code(), missing.getMessage()));
        }
        if (Failures.isAboutNothing(failure)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing of this id."));
        }
        if (Failures.pass(failure)) {
            log.warn("{} {} has to wait: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, Integer.toString(SECONDS_UNTIL_NEXT_TRY))
                    .body(
                            Problem.of(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "try-again",
                                    "The service cannot answer just now. Send the same request again: under the same id or Idempotency-Key nothing is done twice."));
        }
        if (failure instanceof IllegalArgumentException invalid) {
            Optional<ProblemDetail> said = saidByUs(invalid);
            if (said.isPresent()) {
                return ResponseEntity.badRequest().body(said.get());
            }
        }
        if (failure instanceof org.springframework.security.access.AccessDeniedException denied) {
            throw denied;
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return ResponseEntity.internalServerError().body(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    private static ProblemDetail unreadable(UnreadableEvent event) {
        ProblemDetail problem = Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "unreadable-history", event.words());
        problem.setProperty(
                "facts",
                Map.of(
                        "aggregate", event.aggregateId(),
                        "sequence", Long.toString(event.sequence()),
                        "type", event.type()));
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(Rejection rejection) {
        if (rejection.code().equals(KeepsToTheVersion.CODE)) {
            ProblemDetail problem = Problem.of(HttpStatus.PRECONDITION_FAILED, rejection.code(), rejection.message());
            problem.setProperty("facts", rejection.facts());
            return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                    .eTag("\"" + rejection.facts().get(KeepsToTheVersion.VERSION) + "\"")
                    .body(problem);
        }
        ProblemDetail problem = refusal(rejection);
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.LINK, linkTo(rejection))
                .body(problem);
    }

    /** To the place of its rule in the book that the gateway serves, in the language of whoever follows it (RFC 8288). */
    static String linkTo(Rejection rejection) {
        return "</specifications#" + rejection.rule() + ">; rel=\"help\"";
    }

    /** What a rule says against a request, as callers are told. */
    static ProblemDetail refusal(Rejection rejection) {
        return refusal(rejection, rejection.aboutContent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }

    private static ProblemDetail refusal(Rejection rejection, HttpStatus status) {
        ProblemDetail problem = Problem.of(status, rejection.code(), rejection.message());
        problem.setType(URI.create("urn:shop:rule:" + rejection.rule().toLowerCase(Locale.ROOT)));
        problem.setProperty("rule", rejection.rule());
        problem.setProperty("facts", rejection.facts());
        return problem;
    }
}
