package shop.platform.security;

import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import shop.platform.rejection.Rejection;

/** Thrown when a caller's role may not do a thing, and a rule says why. */
public final class DeniedByRule extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    DeniedByRule(ForbiddenByRule rule) {
        super(rule.rule() + ": " + rule.detail());
        rejection = new Rejection(rule.rule(), rule.code(), rule.detail(), Map.of());
    }

    /** What the rule says. */
    public Rejection rejection() {
        return rejection;
    }

    /** What {@code WWW-Authenticate} says to it (RFC 6750, section 3.1), as to every role that is not enough. */
    public String challenge() {
        return BearerChallenge.ROLE_MISSING;
    }
}
