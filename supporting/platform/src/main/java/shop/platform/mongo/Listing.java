package shop.platform.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The documents of one projection, page by page, by a moment of each that does not change while it is among those listed. A
 * page goes on behind a place and not at a number, so what is added, or changes, while somebody reads moves nothing from one
 * page to another.
 *
 * @param <D> the documents
 */
public final class Listing<D extends Projected> {

    private static final String ID = "_id";

    private final MongoTemplate mongo;
    private final Class<D> type;
    private final String moment;

    /** @param moment the field by which they are sorted, in milliseconds; ids decide between two of the same */
    public Listing(MongoTemplate mongo, Class<D> type, String moment) {
        this.mongo = mongo;
        this.type = type;
        this.moment = moment;
    }

    /** Where a page ended: the moment and the id of its last document. */
    public record Place(Instant at, String id) {}

    /** What is asked for. All that matches is; each condition narrows it. */
    public final class Filter {

        private final List<Criteria> conditions = new ArrayList<>();

        private Filter() {}

        /** Has any of these values; any at all where there is none. */
        public Filter anyOf(String field, Collection<?> values) {
            if (!values.isEmpty()) {
                conditions.add(Criteria.where(field).in(values));
            }
            return this;
        }

        public Filter is(String field, Optional<?> value) {
            value.ifPresent(known -> conditions.add(Criteria.where(field).is(known)));
            return this;
        }

        /** Has another value, or none, as documents from before there was such a field. */
        public Filter isNot(String field, Optional<?> value) {
            value.ifPresent(known -> conditions.add(Criteria.where(field).ne(known)));
            return this;
        }

        /** Begins so; of a list, any of it. */
        public Filter startsWith(String field, Optional<String> prefix) {
            prefix.ifPresent(beginning -> conditions.add(Criteria.where(field).regex("^" + Pattern.quote(beginning))));
            return this;
        }

        /** From one moment, inclusive, to another, exclusive. */
        public Filter within(Optional<Instant> from, Optional<Instant> before) {
            return within(moment, from, before);
        }

        /** The same of another moment than that by which they are sorted. */
        public Filter within(String field, Optional<Instant> from, Optional<Instant> before) {
            from.ifPresent(earliest -> conditions.add(Criteria.where(field).gte(earliest)));
            before.ifPresent(end -> conditions.add(Criteria.where(field).lt(end)));
            return this;
        }

        /**
         * One page.
         *
         * @param after the place behind which it begins; the list's beginning where it is empty
         */
        public Page<D> page(boolean oldestFirst, Optional<Place> after, int size) {
            return page(oldestFirst, after, size, mongo.count(new Query(matching(conditions)), type));
        }

        /**
         * The same, for whoever reads all pages and does not ask how many match: counting reads as much as finding.
         *
         * @return one whose total is 0
         */
        public Page<D> uncounted(boolean oldestFirst, Optional<Place> after, int size) {
            return page(oldestFirst, after, size, 0);
        }

        private Page<D> page(boolean oldestFirst, Optional<Place> after, int size, long total) {
            List<Criteria> onPage = new ArrayList<>(conditions);
            after.ifPresent(place -> {
                onPage.add(atOrBehind(place.at(), oldestFirst));
                onPage.add(behind(place, oldestFirst));
            });
            Query query = new Query(matching(onPage))
                    .with(Sort.by(oldestFirst ? Sort.Direction.ASC : Sort.Direction.DESC, moment, ID))
                    .limit(size + 1);
            List<D> found = mongo.find(query, type);
            boolean more = found.size() > size;
            return new Page<>(more ? found.subList(0, size) : found, more, total);
        }
    }

    public Filter where() {
        return new Filter();
    }

    private static Criteria matching(List<Criteria> conditions) {
        return conditions.isEmpty() ? new Criteria() : new Criteria().andOperator(conditions);
    }

    /** Says no more than what follows it; but a store finds by it where to begin to read. */
    private Criteria atOrBehind(Instant at, boolean oldestFirst) {
        return oldestFirst
                ? Criteria.where(moment).gte(at)
                : Criteria.where(moment).lte(at);
    }

    private Criteria behind(Place place, boolean oldestFirst) {
        Criteria later = Criteria.where(moment);
        Criteria sameMoment = Criteria.where(moment).is(place.at()).and(ID);
        return new Criteria()
                .orOperator(
                        oldestFirst ? later.gt(place.at()) : later.lt(place.at()),
                        oldestFirst ? sameMoment.gt(place.id()) : sameMoment.lt(place.id()));
    }

    /**
     * Some documents, in the order that was asked for.
     *
     * @param more whether others follow
     * @param total how many match just now, over all pages; 0 where nobody has counted
     */
    public record Page<D>(List<D> documents, boolean more, long total) {

        public <V> List<V> as(Function<D, V> view) {
            return documents.stream().map(view).toList();
        }

        /** The place behind which the following ones stand; empty on the last page. */
        public <P> Optional<P> next(Function<D, P> place) {
            return more ? Optional.of(place.apply(documents.get(documents.size() - 1))) : Optional.empty();
        }
    }
}
