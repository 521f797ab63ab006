package shop.order.tracking;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import shop.kernel.OrderId;

/** Tells of one order what has happened to another. */
final class EventsOf {

    private EventsOf() {}

    static Object order(OrderId order, Object event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int index = 0; index < values.length; index++) {
                Object value = components[index].getAccessor().invoke(event);
                values[index] = value instanceof OrderId ? order : value;
            }
            return event.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
