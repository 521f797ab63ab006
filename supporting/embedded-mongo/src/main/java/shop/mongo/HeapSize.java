package shop.mongo;

import java.util.Map;

/**
 * Roughly how many bytes of the heap a value takes that was read from BSON, on a JVM with compressed references: a
 * document takes several times what it takes when it is written, most of it for the names of its fields.
 */
final class HeapSize {

    private static final int HEADER = 24;
    private static final int ENTRY = 56;
    private static final int REFERENCE = 8;
    private static final int TEXT = 48;

    private HeapSize() {}

    static int of(Object value) {
        if (value instanceof String text) {
            return TEXT + text.length();
        }
        if (value instanceof Map<?, ?> fields) {
            int size = 4 * HEADER;
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                size += ENTRY + of(field.getKey()) + of(field.getValue());
            }
            return size;
        }
        if (value instanceof Iterable<?> elements) {
            return elements(elements);
        }
        return value instanceof byte[] bytes ? HEADER + bytes.length : HEADER;
    }

    private static int elements(Iterable<?> elements) {
        int size = 2 * HEADER;
        for (Object element : elements) {
            size += REFERENCE + of(element);
        }
        return size;
    }
}
