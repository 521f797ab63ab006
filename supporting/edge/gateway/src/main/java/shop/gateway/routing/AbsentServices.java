package shop.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import shop.http.Problem;

/**
 * A service that is away is nothing to be alarmed about: the caller is told to come back, in the form of every other
 * problem, and one line is logged instead of a stack trace each.
 */
final class AbsentServices implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(AbsentServices.class);

    private final Duration retryAfter;

    AbsentServices(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!isAService(failure) || response.isCommitted()) {
            return null;
        }
        String route = Optional.ofNullable(request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR))
                .map(Object::toString)
                .orElse("upstream");
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        log.warn(
                "{} {}: {} does not answer: {}", request.getMethod(), request.getRequestURI(), route, cause.toString());
        try {
            answer(response, problem(route, cause));
        } catch (IOException gone) {
            log.debug("The caller has gone", gone);
        }
        return new ModelAndView();
    }

    private static boolean isAService(Exception failure) {
        return failure instanceof ResourceAccessException || failure instanceof CloseNowException;
    }

    private static ProblemDetail problem(String route, Throwable cause) {
        if (cause instanceof ConnectException) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "service-away", "Nothing was done. Try again.", route);
        }
        HttpStatus status =
                cause instanceof SocketTimeoutException ? HttpStatus.GATEWAY_TIMEOUT : HttpStatus.SERVICE_UNAVAILABLE;
        return problem(
                status,
                "answer-missing",
                "It may have done what was asked. Ask again with the same idempotency key, and it is done once.",
                route);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String consequence, String route) {
        return Problem.of(status, code, "The service behind '%s' does not answer. ".formatted(route) + consequence);
    }

    private void answer(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        Problem.answer(response, problem);
    }
}
