package shop.specification;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Reads records of any package, because most messages of a context are nobody else's business. */
final class Components {

    private Components() {}

    static Object value(Object record, RecordComponent component) {
        return read(record, component.getAccessor());
    }

    static Object read(Object target, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
