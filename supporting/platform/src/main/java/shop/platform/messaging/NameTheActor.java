package shop.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Says in each command who acts: the caller, or the system where a policy or a timer does. What comes from outside
 * without a token must have proved who it is from ({@link RunAs}); it is never taken for the system.
 */
final class NameTheActor implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        String actor = CurrentUnitOfWork.isStarted() ? Actors.SYSTEM.subject() : caller();
        return (index, command) -> command.andMetaData(Map.of(Headers.SUBJECT, actor));
    }

    private static String caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof AnonymousAuthenticationToken) {
            throw new IllegalStateException("A command came from outside, and nobody has proved to be its sender");
        }
        return caller == null ? Actors.SYSTEM.subject() : caller.getName();
    }
}
