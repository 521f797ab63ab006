package shop.wording.scenario;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Reads records of any package, because most messages of a context are nobody else's business. */
public final class Components {

    private Components() {}

    public static Object value(Object record, RecordComponent component) {
        return read(record, component.getAccessor());
    }

    public static Object read(Object target, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    /** The value of a component of that name; empty where there is none. */
    public static Optional<Object> find(Object message, String name) {
        if (message instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.ofNullable(value(record, component));
                }
            }
        }
        return Optional.empty();
    }
}
