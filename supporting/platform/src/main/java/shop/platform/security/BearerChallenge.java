package shop.platform.security;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import shop.http.Problem;

/**
 * Says why a request is not let in, in its header {@code WWW-Authenticate} (RFC 6750, section 3) and as a problem. Never
 * what a token says, nor what a library thought while it read it.
 */
final class BearerChallenge implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(BearerChallenge.class);
    private static final String UNREADABLE = "The token cannot be read, or its signature is not the issuer's";
    private static final String ROLE_MAY_NOT = "The token's role may not do this";

    /** The header of a token whose role is not enough. */
    static final String ROLE_MISSING = challenge("insufficient_scope", ROLE_MAY_NOT);

    private static final int SECONDS_UNTIL_NEXT_TRY = 2;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            log.warn("Tokens cannot be checked just now: {}", failure.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(SECONDS_UNTIL_NEXT_TRY));
            problem(response, HttpStatus.SERVICE_UNAVAILABLE, "try-again", "The token cannot be checked just now.");
        } else if (failure instanceof InvalidBearerTokenException invalid) {
            refuse(response, HttpStatus.UNAUTHORIZED, "invalid_token", complaint(invalid));
        } else if (failure instanceof OAuth2AuthenticationException malformed
                && malformed.getError() instanceof BearerTokenError error) {
            refuse(response, error.getHttpStatus(), error.getErrorCode(), error.getDescription());
        } else {
            // RFC 6750, section 3.1: whoever has shown no token is told no error.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "token-missing-or-invalid",
                    "There is no access token." + WAY_OUT);
        }
    }

    private static final String WAY_OUT = " Send a valid one: 'Authorization: Bearer …'.";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, ROLE_MISSING);
        problem(response, HttpStatus.FORBIDDEN, "role-missing", ROLE_MAY_NOT + ".");
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String error, String complaint)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(error, complaint));
        problem(response, status, "token-missing-or-invalid", complaint + "." + WAY_OUT);
    }

    private static String challenge(String error, String complaint) {
        return "Bearer error=\"" + error + "\", error_description=\"" + complaint + "\"";
    }

    private static String complaint(InvalidBearerTokenException invalid) {
        return invalid.getCause() instanceof JwtValidationException claims
                ? claims.getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .distinct()
                        .collect(joining("; "))
                : UNREADABLE;
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        Problem.answer(response, Problem.of(status, code, detail));
    }
}
