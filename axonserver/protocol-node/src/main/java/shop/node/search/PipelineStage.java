package shop.node.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One step of a pipeline while it runs: takes rows, hands rows on. For one thread at a time. */
interface PipelineStage {

    void take(Row row, Consumer<Row> next);

    /** There are no more rows. */
    default void end(Consumer<Row> next) {}

    /** Whether nothing that it takes will change anything any more. */
    default boolean isFull() {
        return false;
    }

    /** The values of columns, in their order. */
    static List<Object> values(List<Column> columns, Row row) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.value().of(row)));
        return Collections.unmodifiableList(values);
    }

    static PipelineStage filter(Expression condition) {
        return (Row row, Consumer<Row> next) -> {
            if (condition.holds(row)) {
                next.accept(row);
            }
        };
    }

    static PipelineStage select(List<Column> columns) {
        return (row, next) -> next.accept(Kept.row(values(columns, row)));
    }

    static PipelineStage limit(long most) {
        return new PipelineStage() {
            private long taken;

            @Override
            public void take(Row row, Consumer<Row> next) {
                if (!isFull()) {
                    taken++;
                    next.accept(row);
                }
            }

            @Override
            public boolean isFull() {
                return taken >= most;
            }
        };
    }

    static PipelineStage sort(Comparator<Row> order) {
        return new PipelineStage() {
            private final List<Row> rows = new ArrayList<>();
            private final Kept kept = new Kept();

            @Override
            public void take(Row row, Consumer<Row> next) {
                kept.add(row.values());
                rows.add(row);
            }

            @Override
            public void end(Consumer<Row> next) {
                rows.sort(order);
                rows.forEach(next);
                rows.clear();
            }
        };
    }
}
