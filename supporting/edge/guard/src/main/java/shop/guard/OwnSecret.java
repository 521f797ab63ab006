package shop.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import shop.starting.CannotStart;
import shop.starting.TokenForm;

/**
 * Lets in whoever presents the one token of an application that has no users: as a bearer, or as the password of anybody,
 * which is what browsers and the libraries of Eureka and Spring Cloud Config can say. Its health everybody may see.
 */
public final class OwnSecret extends OncePerRequestFilter {

    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 3;
    private static final String HEALTH = "/actuator/health";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final byte[] token;
    private final String challenge;

    private OwnSecret(String token, String realm) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        challenge = "Basic realm=\"" + realm + "\", charset=\"UTF-8\"";
    }

    /**
     * @param property names the token
     * @param realm what a browser tells a person who is asked for it
     * @throws CannotStart when it is not named, or not of the {@link TokenForm form of tokens}
     */
    public static FilterRegistrationBean<OwnSecret> namedBy(Environment environment, String property, String realm) {
        String token = environment.getProperty(property, "");
        if (!TokenForm.isThatOf(token)) {
            throw new CannotStart(
                    "The " + realm + " asks everybody for a token, and " + property + " names none of "
                            + TokenForm.IN_WORDS + ".",
                    "Set the variable " + TokenForm.variable(property) + " here, and for all that ask.",
                    null);
        }
        var registration = new FilterRegistrationBean<>(new OwnSecret(token, realm));
        registration.setOrder(ORDER);
        return registration;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (MessageDigest.isEqual(token, presented(String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION))))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            Refusal.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Present the token of this server.")
                    .answer(response);
        }
    }

    private static byte[] presented(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                String both = new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                return both.substring(both.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return new byte[0];
            }
        }
        return new byte[0];
    }
}
