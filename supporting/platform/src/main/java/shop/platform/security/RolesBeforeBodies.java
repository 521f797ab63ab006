package shop.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks what an endpoint says of its roles before anything of the request is read. Left to the call of the method alone,
 * which has to be prepared first, whoever may not do a thing would be told instead what is wrong with their way of asking.
 */
final class RolesBeforeBodies implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager roles = new PreAuthorizeAuthorizationManager();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            AuthorizationResult result = roles.authorize(
                    () -> SecurityContextHolder.getContext().getAuthentication(),
                    new SimpleMethodInvocation(endpoint.getBean(), endpoint.getMethod()));
            if (result != null && !result.isGranted()) {
                ruleFor(endpoint).ifPresent(rule -> {
                    throw new DeniedByRule(rule);
                });
                throw new AuthorizationDeniedException("The role may not do this", result);
            }
        }
        return true;
    }

    private static Optional<ForbiddenByRule> ruleFor(HandlerMethod endpoint) {
        return Optional.ofNullable(endpoint.getMethodAnnotation(ForbiddenByRule.class))
                .filter(rule -> Optional.ofNullable(
                                SecurityContextHolder.getContext().getAuthentication())
                        .filter(caller -> caller.getAuthorities().stream()
                                .anyMatch(authority -> ("ROLE_" + rule.role()).equals(authority.getAuthority())))
                        .isPresent());
    }
}
