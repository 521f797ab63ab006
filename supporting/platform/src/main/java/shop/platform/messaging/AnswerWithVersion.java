package shop.platform.messaging;

import java.util.Objects;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;

/** How an aggregate answers its commands: with the version that it now has, and whether the command has changed it. */
public final class AnswerWithVersion {

    /** Metadata of the answer: whether anything has happened. */
    static final String CHANGED = "changed";

    private AnswerWithVersion() {}

    /** Carries the command out; for an aggregate's {@code CommandHandlerInterceptor}. */
    public static CommandResultMessage<Long> to(InterceptorChain chain) throws Exception {
        Long before = AggregateLifecycle.getVersion();
        chain.proceed();
        Long after = AggregateLifecycle.getVersion();
        return new GenericCommandResultMessage<>(after, MetaData.with(CHANGED, !Objects.equals(before, after)));
    }
}
