package shop.platform.messaging;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Lets those act who have no access token, and have proved by other means, such as a signature, who they are. */
public final class RunAs {

    private RunAs() {}

    /** Does something in an actor's name, who thereby gets no role. */
    public static <T> T actor(Actors actor, Supplier<T> deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext proved = SecurityContextHolder.createEmptyContext();
        proved.setAuthentication(new PreAuthenticatedAuthenticationToken(actor.subject(), "", List.of()));
        SecurityContextHolder.setContext(proved);
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
