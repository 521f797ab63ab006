package shop.gateway.frontpage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFunction;

/**
 * Own pages load nothing from elsewhere, run no inline script and cannot be framed. Swagger UI styles itself inline
 * and asks the authorisation server for a token, so it gets that much more. What is routed is the services' to guard.
 */
final class OwnPagesAreLockedDown implements HandlerInterceptor {

    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER_UI =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String swaggerUi;

    /** @param tokens the authorisation server's address as a browser reaches it */
    OwnPagesAreLockedDown(String tokens) {
        this.swaggerUi = SWAGGER_UI.formatted(tokens);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerFunction)) {
            boolean isSwaggerUi = request.getRequestURI().startsWith("/swagger-ui");
            response.setHeader("Content-Security-Policy", isSwaggerUi ? swaggerUi : PAGE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        return true;
    }
}
