package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a query makes of the events that it finds, if that is not the events themselves: rows of other columns. */
public final class Table {

    private final List<String> columns;
    private final List<Supplier<PipelineStage>> stages;
    private final int gathering;

    /** @param gathering how many of the stages hold rows until the end */
    Table(List<String> columns, List<Supplier<PipelineStage>> stages, int gathering) {
        this.columns = columns;
        this.stages = stages;
        this.gathering = gathering;
    }

    /** The names of its columns. */
    public List<String> columns() {
        return columns;
    }

    /** Whether there is no row before all events were seen. */
    public boolean gathers() {
        return gathering > 0;
    }

    int gathering() {
        return gathering;
    }

    public Run begin() {
        return new Run(stages.stream().map(Supplier::get).toList());
    }

    /** One pass of events through its stages. For one thread at a time. */
    public static final class Run {
        private final List<PipelineStage> stages;
        private List<List<Object>> made = new ArrayList<>();

        private Run(List<PipelineStage> stages) {
            this.stages = stages;
        }

        public void add(EventWithToken event) {
            push(0, Row.of(event));
        }

        /** There are no more events. */
        public void end() {
            for (int at = 0; at < stages.size(); at++) {
                int behind = at + 1;
                stages.get(at).end(row -> push(behind, row));
            }
        }

        private void push(int at, Row row) {
            if (at == stages.size()) {
                made.add(row.values());
            } else {
                stages.get(at).take(row, next -> push(at + 1, next));
            }
        }

        /** Whether more events would make no difference. */
        public boolean isFull() {
            return stages.stream().anyMatch(PipelineStage::isFull);
        }

        /**
         * Rows that are made and were not taken yet. A value is a text, a number, a truth, a time, a list of these, or
         * {@code null}.
         */
        public List<List<Object>> take() {
            List<List<Object>> taken = made;
            made = new ArrayList<>();
            return taken;
        }
    }
}
