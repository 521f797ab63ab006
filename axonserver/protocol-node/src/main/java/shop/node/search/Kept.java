package shop.node.search;

import java.util.List;
import shop.node.transport.ErrorCode;
import shop.node.transport.MemoryLimits;
import shop.node.transport.ProtocolError;

/** Counts what a stage holds until its end, and refuses the query that would have it hold more than a stage may. */
final class Kept {

    private static final long MEGABYTE = 1024 * 1024;
    /** What a value takes besides its text. */
    private static final long OF_A_VALUE = 64;

    private int rows;
    private long bytes;

    void add(List<Object> values) {
        rows++;
        change(bytesOf(values));
    }

    void replace(Object former, Object next) {
        change(bytesOf(next) - bytesOf(former));
    }

    private void change(long more) {
        bytes += more;
        if (rows > EventQuery.MOST_SORTED || bytes > EventQuery.MOST_GATHERED_BYTES) {
            throw new ProtocolError(
                    ErrorCode.INVALID_QUERY_EXPRESSION,
                    ("Grouped or sorted, this would have to hold more than %d rows, or more than %d MB; ask for less of"
                                    + " the events first, or by fewer and shorter columns")
                            .formatted(EventQuery.MOST_SORTED, EventQuery.MOST_GATHERED_BYTES / MEGABYTE));
        }
    }

    /** A row of values, refused when no message could carry it. */
    static Row row(List<Object> values) {
        if (bytesOf(values) > MemoryLimits.MESSAGE) {
            throw new ProtocolError(
                    ErrorCode.INVALID_QUERY_EXPRESSION,
                    "A row of these columns is larger than %d MB; ask for parts of them, as by left(payloadData, 1000)"
                            .formatted(MemoryLimits.MESSAGE / MEGABYTE));
        }
        return Row.of(values);
    }

    private static long bytesOf(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().mapToLong(Kept::bytesOf).sum() + OF_A_VALUE;
        }
        return OF_A_VALUE + (value instanceof String text ? text.length() : 0);
    }
}
