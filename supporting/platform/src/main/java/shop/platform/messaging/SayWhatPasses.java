package shop.platform.messaging;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Marks the failure of a command that may succeed when it is sent again, so that its sender knows on the other side, too. */
final class SayWhatPasses implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (Exception failure) {
            if (failure instanceof CommandExecutionException || !Failures.pass(failure)) {
                throw failure;
            }
            throw new CommandExecutionException(
                    failure.toString(),
                    failure,
                    new PassingFailure(failure.getClass().getName()));
        }
    }
}
