package shop.simulators.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import shop.guard.ConnectionValve;
import shop.http.HttpProblems;
import shop.http.Problem;
import shop.simulators.ledger.LedgerUnavailable;

/** What a simulator refuses, each with a stable {@code code}; a dropped connection is no answer at all. */
@RestControllerAdvice
class Problems extends HttpProblems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return ResponseEntity.status(refusal.status())
                .body(problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LedgerUnavailable unavailable) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "ledger_unavailable",
                        String.valueOf(unavailable.getMessage())));
    }

    /** Whoever integrates with a provider or a carrier knows one code for everything that is wrong with a request. */
    @Override
    protected ProblemDetail refusal(String code, String detail) {
        return problem(HttpStatus.BAD_REQUEST, "invalid_request", detail);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = Problem.of(status, code, detail);
        problem.setType(URI.create("urn:problem:" + code));
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(IllegalArgumentException invalid) {
        return saidByUs(invalid)
                .map(said -> ResponseEntity.badRequest()
                        .body(problem(HttpStatus.BAD_REQUEST, "invalid_request", String.valueOf(said.getDetail()))))
                .orElseGet(() -> {
                    log.error("A request failed", invalid);
                    return ResponseEntity.internalServerError().body(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR));
                });
    }

    @ExceptionHandler
    void dropped(ConnectionDropped dropped, HttpServletRequest request) {
        ConnectionValve.drop(request);
    }
}
