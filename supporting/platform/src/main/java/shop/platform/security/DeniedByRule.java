package shop.platform.security;

import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import shop.platform.rejection.Rejection;

/** Thrown when a caller's role may not do a thing, and a rule says why. */
public final class DeniedByRule extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    DeniedByRule(ForbiddenByRule rule) {
        this(rule.rule(), rule.code(), rule.detail());
    }

    /**
     * Of something in a request that the role may send otherwise.
     *
     * @param rule the id under which the rule catalogue lists the rule
     * @param code as a rejection has it, for programs
     * @param detail the same for people, with the way out
     */
    public DeniedByRule(String rule, String code, String detail) {
        super(rule + ": " + detail);
        rejection = new Rejection(rule, code, detail, Map.of());
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
