package shop.platform.messaging;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import shop.kernel.OrderId;

/**
 * Writes the order's id into the metadata of what enters here: commands of callers, notifications, timers. What follows
 * from it inherits the mark.
 */
final class MarkTheOrder<M extends Message<?>> implements MessageDispatchInterceptor<M> {

    private final Map<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked") // a message with more metadata is of the same kind
    public BiFunction<Integer, M, M> handle(List<? extends M> messages) {
        return (index, message) -> message.getMetaData().containsKey(Headers.ORDER_ID)
                ? message
                : orderOf(message.getPayload())
                        .map(order -> (M) message.andMetaData(Map.of(Headers.ORDER_ID, order.value())))
                        .orElse(message);
    }

    private Optional<OrderId> orderOf(Object payload) {
        return accessors
                .computeIfAbsent(payload.getClass(), MarkTheOrder::accessor)
                .map(accessor -> {
                    try {
                        return (OrderId) accessor.invoke(payload);
                    } catch (ReflectiveOperationException unreadable) {
                        throw new IllegalArgumentException(payload.getClass() + " hides its order id", unreadable);
                    }
                });
    }

    private static Optional<Method> accessor(Class<?> type) {
        return !type.isRecord()
                ? Optional.empty()
                : Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getType() == OrderId.class)
                        .map(RecordComponent::getAccessor)
                        .peek(accessor -> accessor.setAccessible(true))
                        .findFirst();
    }
}
