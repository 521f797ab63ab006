package shop.platform.messaging;

import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.CommandTargetResolver;

/**
 * Says of a command that failed because of its aggregate's history which event is to blame; or, if the event was corrected
 * and that was not known here yet, has the command decided again. It stands next to the handler, behind all others.
 */
final class NameTheUnreadableEvent implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Histories histories;
    private final CommandTargetResolver targets;

    NameTheUnreadableEvent(Histories histories, CommandTargetResolver targets) {
        this.histories = histories;
        this.targets = targets;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        try {
            return chain.proceed();
        } catch (Exception failure) {
            Optional<DomainEventMessage<?>> culprit = Failures.isUnreadable(failure)
                    ? histories.unreadableIn(targets.resolveTarget(command).getIdentifier())
                    : Optional.empty();
            if (culprit.isEmpty()) {
                throw failure;
            }
            if (histories.isCorrected(culprit.get())) {
                return handle(unitOfWork, chain);
            }
            UnreadableEvent event = histories.named(culprit.get());
            throw new CommandExecutionException(event.words(), failure, event);
        }
    }
}
