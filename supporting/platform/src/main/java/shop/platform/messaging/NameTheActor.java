package shop.platform.messaging;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Says in each command who acts, and in which role: the caller, or the system where a policy or a timer does. What comes from
 * outside without a token must have proved who it is from ({@link RunAs}); it is never taken for the system.
 */
final class NameTheActor implements MessageDispatchInterceptor<CommandMessage<?>> {

    private static final String ROLE = "ROLE_";

    /** What follows from what somebody did is not done in their role. */
    private static final Set<String> NOT_INHERITED = Set.of(Headers.ROLE);

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        Map<String, String> actor =
                CurrentUnitOfWork.isStarted() ? Map.of(Headers.SUBJECT, Actors.SYSTEM.subject()) : caller();
        return (index, command) -> command.withMetaData(
                command.getMetaData().withoutKeys(NOT_INHERITED).mergedWith(actor));
    }

    private static Map<String, String> caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof AnonymousAuthenticationToken) {
            throw new IllegalStateException("A command came from outside, and nobody has proved to be its sender");
        }
        if (caller == null) {
            return Map.of(Headers.SUBJECT, Actors.SYSTEM.subject());
        }
        String roles = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .sorted()
                .collect(joining(","));
        return roles.isEmpty()
                ? Map.of(Headers.SUBJECT, caller.getName())
                : Map.of(Headers.SUBJECT, caller.getName(), Headers.ROLE, roles);
    }
}
