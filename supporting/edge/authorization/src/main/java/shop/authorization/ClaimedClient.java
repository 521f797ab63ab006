package shop.authorization;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * Which client a request for a token says it comes from, before its secret is looked at, in either way of RFC 6749, section
 * 2.3.1.
 */
final class ClaimedClient {

    private static final BasicAuthenticationConverter BASIC = new BasicAuthenticationConverter();

    private ClaimedClient() {}

    static String of(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String named = header == null ? request.getParameter("client_id") : inHeader(request);
        return named == null ? "" : named;
    }

    private static String inHeader(HttpServletRequest request) {
        try {
            var claim = BASIC.convert(request);
            return claim == null ? "" : claim.getName();
        } catch (AuthenticationException unreadable) {
            return "";
        }
    }
}
