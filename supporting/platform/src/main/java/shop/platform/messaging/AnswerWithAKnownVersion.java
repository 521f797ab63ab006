package shop.platform.messaging;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.CommandTargetResolver;

/**
 * Answers a command that changed nothing with the last version that a view can have seen. An aggregate's last events may be
 * of types that this version does not know; a view passes them over, and who waited for it to see them would wait in vain.
 */
final class AnswerWithAKnownVersion implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final UnknownTypes unknown;
    private final CommandTargetResolver targets;

    AnswerWithAKnownVersion(UnknownTypes unknown, CommandTargetResolver targets) {
        this.unknown = unknown;
        this.targets = targets;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Object result = chain.proceed();
        return result instanceof CommandResultMessage<?> answer
                        && Boolean.FALSE.equals(answer.getMetaData().get(AnswerWithVersion.CHANGED))
                        && answer.getPayload() instanceof Long version
                ? new GenericCommandResultMessage<>(
                        unknown.lastKnown(targets.resolveTarget(command).getIdentifier(), version),
                        answer.getMetaData())
                : result;
    }
}
