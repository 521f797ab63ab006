package shop.platform.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * A command's first component names its aggregate, and so the instance that it is routed to. This convention keeps
 * framework annotations out of the published languages.
 */
public final class FirstComponentIsTheTarget implements CommandTargetResolver, RoutingStrategy {

    private final Map<Class<?>, Method> accessors = new ConcurrentHashMap<>();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier((Object) getRoutingKey(command), null);
    }

    /** @throws IllegalArgumentException when the command is not a record with a component */
    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        Object payload = command.getPayload();
        try {
            return accessors
                    .computeIfAbsent(payload.getClass(), FirstComponentIsTheTarget::firstAccessor)
                    .invoke(payload)
                    .toString();
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalArgumentException(payload.getClass() + " hides its first component", unreadable);
        }
    }

    private static Method firstAccessor(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw new IllegalArgumentException(type + " must be a record whose first component names its aggregate");
        }
        Method accessor = type.getRecordComponents()[0].getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }
}
