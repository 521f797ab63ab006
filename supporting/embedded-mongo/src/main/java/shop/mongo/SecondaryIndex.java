package shop.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/**
 * An index in which several documents may have the same values. The library has none, and would read all documents of a
 * collection for each query that is not for an id; so this one is asked by the collection and not by the library.
 */
final class SecondaryIndex extends Index<Object> {

    /** As many ranges are read for one query; for one that would take more, another index is asked, or none. */
    private static final int MOST_RANGES = 64;

    /** The values of a document's fields, and where it is. */
    private final MVMap<KeyValue, Object> entries;

    private final Map<String, Object> about;

    /** @param about where it notes that a document has had several values in a field, under a name of its own */
    SecondaryIndex(MVMap<KeyValue, Object> entries, Map<String, Object> about, String name, List<IndexKey> keys) {
        super(name, keys, true);
        this.entries = entries;
        this.about = about;
    }

    /**
     * How a query is answered: documents whose first fields have certain values, the next one within bounds.
     *
     * @param starts the values of the first fields, one list a range
     * @param bounded whether there is a bound for the field that follows
     * @param ordered whether it hands them out as they are asked for, so that reading ends with the last that is wanted
     */
    record Plan(
            SecondaryIndex index,
            List<List<Object>> starts,
            Object least,
            Object most,
            boolean bounded,
            boolean ordered,
            boolean descending) {

        /** Which one reads less, as far as can be known without counting. */
        int worth() {
            return 4 * fields() + (bounded ? 2 : 0) + (ordered ? 1 : 0);
        }

        private int fields() {
            return starts.get(0).size();
        }

        Stream<Object> positions() {
            return index.positions(this);
        }
    }

    /** @return none where it would read as much as there is */
    Optional<Plan> plan(Conditions conditions, Document orderBy, boolean limited) {
        List<List<Object>> starts = List.of(List.of());
        List<String> following = new ArrayList<>(keys());
        while (!following.isEmpty()) {
            List<?> values = conditions.anyOf(following.get(0));
            if (values.isEmpty() || values.size() * starts.size() > MOST_RANGES) {
                break;
            }
            starts = starts.stream()
                    .flatMap(start -> values.stream()
                            .map(SecondaryIndex::normalized)
                            .distinct()
                            .map(value -> with(start, value)))
                    .toList();
            following.remove(0);
        }
        Object least = following.isEmpty() ? null : conditions.least(following.get(0));
        Object most = following.isEmpty() ? null : conditions.most(following.get(0));
        if (least != null && most != null && hasLists()) {
            // Another of a list's values may be within the other bound.
            most = null;
        }
        boolean bounded = least != null || most != null;
        // How documents with lists are sorted is the library's to say.
        boolean ordered = isOrder(orderBy, following) && !hasLists();
        return starts.get(0).isEmpty() && !bounded && !(ordered && limited)
                ? Optional.empty()
                : Optional.of(new Plan(
                        this,
                        starts,
                        normalized(least),
                        normalized(most),
                        bounded,
                        ordered,
                        ordered && !isAscending(orderBy.values().iterator().next())));
    }

    private static List<Object> with(List<Object> start, Object value) {
        List<Object> longer = new ArrayList<>(start);
        longer.add(value);
        return longer;
    }

    private static Object normalized(Object value) {
        return value == null ? null : new KeyValue(value).normalized().get(0);
    }

    private static boolean isOrder(Document orderBy, List<String> following) {
        if (orderBy == null || orderBy.isEmpty() || orderBy.size() > following.size()) {
            return false;
        }
        return List.copyOf(orderBy.keySet()).equals(following.subList(0, orderBy.size()))
                && orderBy.values().stream()
                                .map(SecondaryIndex::isAscending)
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean isAscending(Object direction) {
        return ((Number) direction).intValue() > 0;
    }

    private Stream<Object> positions(Plan plan) {
        List<Iterator<KeyValue>> runs = plan.starts().stream()
                .map(start -> entries.cursor(
                        plan.descending() ? end(start, plan.most()) : begin(start, plan.least()),
                        plan.descending() ? begin(start, plan.least()) : end(start, plan.most()),
                        plan.descending()))
                .map(run -> (Iterator<KeyValue>) run)
                .toList();
        Iterator<KeyValue> found = runs.size() == 1 ? runs.get(0) : new Merged(runs, plan.fields(), plan.descending());
        Stream<Object> positions = StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, 0), false)
                .map(entry -> entry.get(entry.size() - 1));
        return hasLists() ? positions.distinct() : positions;
    }

    private static KeyValue begin(List<Object> start, Object least) {
        List<Object> begin = new ArrayList<>(start);
        if (least != null) {
            begin.add(least);
        }
        return begin.isEmpty() ? null : new KeyValue(begin);
    }

    private static KeyValue end(List<Object> start, Object most) {
        List<Object> end = new ArrayList<>(start);
        if (most != null) {
            end.add(most);
        }
        end.add(MaxKey.getInstance());
        return new KeyValue(end);
    }

    /** How many documents have such values, where no document needs to be read for that. */
    Optional<Integer> count(Conditions conditions) {
        if (hasLists()) {
            return Optional.empty();
        }
        return plan(conditions, null, false)
                .filter(plan -> conditions.areOnlyOf(keys().subList(0, plan.fields())))
                .map(plan -> (int) plan.starts().stream()
                        .mapToLong(start -> before(end(start, null)) - before(begin(start, null)))
                        .sum());
    }

    private long before(KeyValue none) {
        return -entries.getKeyIndex(none) - 1;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!hasLists() && keys().stream().anyMatch(field -> isList(document, field))) {
            about.put(lists(), true);
        }
        values(document).forEach(each -> entries.put(entry(each, position), true));
    }

    private static boolean isList(Document document, String field) {
        return Utils.getSubdocumentValueCollectionAware(document, field) instanceof Collection;
    }

    /** The library has none for an empty list, which would hide the document from the other fields' values, too. */
    private Set<KeyValue> values(Document document) {
        Set<KeyValue> values = getKeyValues(document);
        return values.isEmpty() ? Set.of(withoutEmptyLists(document)) : values;
    }

    private KeyValue withoutEmptyLists(Document document) {
        List<Object> values = new ArrayList<>();
        for (String field : keys()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field);
            values.add(value instanceof Collection ? null : value);
        }
        return new KeyValue(values).normalized();
    }

    @Override
    public Object remove(Document document) {
        remove(document, Utils.getSubdocumentValue(document, "_id"));
        return null;
    }

    private void remove(Document document, Object position) {
        values(document).forEach(each -> entries.remove(entry(each, position)));
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!values(before).equals(values(after))) {
            remove(before, position);
            add(after, position, collection);
        }
    }

    private static KeyValue entry(KeyValue values, Object position) {
        List<Object> entry = new ArrayList<>();
        values.forEach(entry::add);
        entry.add(position);
        return new KeyValue(entry);
    }

    private boolean hasLists() {
        return about.containsKey(lists());
    }

    private String lists() {
        return "lists." + getName();
    }

    /** @throws RuntimeException when two of its fields are lists, as MongoDB refuses it, before anything is written */
    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        values(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        values(after);
    }

    /** The library asks each index where a document is that it has found. This one does not know better than that of ids. */
    @Override
    public Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        about.remove(lists());
    }

    /** Several ranges, each in order, as one in the order of the fields that follow their first ones. */
    private static final class Merged implements Iterator<KeyValue> {

        private record Run(KeyValue next, Iterator<KeyValue> others) {}

        private final PriorityQueue<Run> runs;

        Merged(List<Iterator<KeyValue>> runs, int fields, boolean descending) {
            Comparator<Run> order = Comparator.comparing(Run::next, (one, other) -> BsonType.order(one, other, fields));
            this.runs = new PriorityQueue<>(runs.size(), descending ? order.reversed() : order);
            runs.forEach(this::add);
        }

        private void add(Iterator<KeyValue> run) {
            if (run.hasNext()) {
                runs.add(new Run(run.next(), run));
            }
        }

        @Override
        public boolean hasNext() {
            return !runs.isEmpty();
        }

        @Override
        public KeyValue next() {
            Run first = runs.remove();
            add(first.others());
            return first.next();
        }
    }
}
