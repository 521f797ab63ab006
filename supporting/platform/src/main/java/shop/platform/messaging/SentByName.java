package shop.platform.messaging;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import shop.platform.serialization.MessageNames;

/** Sends commands and queries under their {@link MessageNames names}, as {@link HandlersByName} awaits them. */
public final class SentByName {

    private SentByName() {}

    public static MessageDispatchInterceptor<CommandMessage<?>> commands(MessageNames names) {
        return each(command -> new GenericCommandMessage<>(command, names.nameOf(command.getPayloadType())));
    }

    public static MessageDispatchInterceptor<QueryMessage<?, ?>> queries(MessageNames names) {
        return each(query -> query instanceof SubscriptionQueryMessage<?, ?, ?> subscription
                ? new GenericSubscriptionQueryMessage<>(
                        subscription,
                        names.nameOf(subscription.getPayloadType()),
                        subscription.getResponseType(),
                        subscription.getUpdateResponseType())
                : new GenericQueryMessage<>(query, names.nameOf(query.getPayloadType()), query.getResponseType()));
    }

    private static <M extends Message<?>> MessageDispatchInterceptor<M> each(UnaryOperator<M> rename) {
        return new MessageDispatchInterceptor<>() {
            @Override
            public BiFunction<Integer, M, M> handle(List<? extends M> messages) {
                return (index, message) -> rename.apply(message);
            }
        };
    }
}
