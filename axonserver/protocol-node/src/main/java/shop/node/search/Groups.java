package shop.node.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes one row of all that have the same keys; without keys, one of all. */
final class Groups implements PipelineStage {

    private final List<Column> keys;
    private final List<Aggregate> aggregates;
    private final Kept kept = new Kept();
    private final Map<List<Object>, List<Aggregate.Running>> groups = new LinkedHashMap<>();

    Groups(List<Column> keys, List<Aggregate> aggregates) {
        this.keys = keys;
        this.aggregates = aggregates;
        if (keys.isEmpty()) {
            of(List.of());
        }
    }

    @Override
    public void take(Row row, Consumer<Row> next) {
        of(PipelineStage.values(keys, row)).forEach(aggregate -> aggregate.take(row, kept));
    }

    private List<Aggregate.Running> of(List<Object> key) {
        List<Aggregate.Running> known = groups.get(key);
        if (known != null) {
            return known;
        }
        List<Aggregate.Running> group =
                aggregates.stream().map(Aggregate::begin).toList();
        // Its results take room, too.
        List<Object> room = new ArrayList<>(key);
        aggregates.forEach(aggregate -> room.add(""));
        kept.add(room);
        groups.put(key, group);
        return group;
    }

    @Override
    public void end(Consumer<Row> next) {
        groups.forEach((key, group) -> {
            List<Object> values = new ArrayList<>(key);
            group.forEach(aggregate -> values.add(aggregate.result()));
            next.accept(Kept.row(Collections.unmodifiableList(values)));
        });
        groups.clear();
    }
}
