package shop.platform.mongo;

import static java.util.stream.Collectors.joining;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import shop.platform.messaging.Failures;
import shop.platform.parking.ResultNotStored;
import shop.platform.processing.BatchEnd;
import shop.platform.processing.Edition;

/**
 * The documents of one projection. Each change says at which position it happened; one that a document has seen already
 * changes nothing, so events may come twice and a rebuild may begin anywhere. Changes of a batch are gathered and
 * written together at its end. Correctness needs no transaction of the store.
 *
 * <p>A rebuild makes the next {@link Edition} of the documents in a collection of its own ({@link TwoEditions}). Nobody
 * hears of those, since what is read has not changed.
 *
 * @param <D> the documents
 */
public final class Views<D extends Projected> {

    private static final int MOST_NAMED = 3;

    private final MongoTemplate mongo;
    private final TwoEditions documents;
    private final Class<D> type;
    private final Consumer<D> written;
    private final Copies<D> present = new Copies<>("", new RecentlyWritten<>());
    private final RecentlyWritten<D> recentOfNext = new RecentlyWritten<>();

    /** @param written hears of every document that has been written, such as to tell subscribed queries */
    public Views(MongoTemplate mongo, Class<D> type, Consumer<D> written) {
        this.mongo = mongo;
        documents = new TwoEditions(mongo, mongo.getCollectionName(type));
        this.type = type;
        this.written = written;
    }

    /** An edition, and those of its documents that were written last. */
    private record Copies<D extends Projected>(String edition, RecentlyWritten<D> recent) {

        boolean isNext() {
            return !edition.isEmpty();
        }
    }

    private Copies<D> copies() {
        return Edition.current()
                .map(next -> new Copies<>(next.id(), recentOfNext))
                .orElse(present);
    }

    /** Begins a document, unless it is there already. Only the store knows: a rebuild may have cleared it elsewhere. */
    public void begin(String id, long position, Supplier<D> fresh) {
        Copies<D> copies = copies();
        copies.recent().take(id);
        Touched<D> document = touched(id, copies);
        if (document.current == null) {
            document.apply(position, nothing -> {
                D begun = fresh.get();
                begun.begunIn(copies.edition());
                return begun;
            });
        }
    }

    /**
     * Changes a document, unless it has seen this position already. A change that fails leaves no trace, whatever it had
     * done before it failed.
     *
     * @throws IllegalStateException when it was never begun
     */
    public void change(String id, long position, Consumer<D> change) {
        Touched<D> document = touched(id, copies());
        if (document.current == null) {
            throw new IllegalStateException("No " + type.getSimpleName() + " was begun for " + id);
        }
        if (position > document.current.position()) {
            document.apply(position, current -> {
                change.accept(current);
                return current;
            });
        }
    }

    public Optional<D> find(String id) {
        return Optional.ofNullable(mongo.findById(id, type));
    }

    /** Does for the documents what a rebuild needs: to be called by the projection's reset handler. */
    public void reset() {
        documents.reset();
        recentOfNext.clear();
        if (Edition.current().map(Edition::step).orElse(Edition.Step.TAKE_OVER) == Edition.Step.TAKE_OVER) {
            present.recent().clear();
        }
    }

    private Touched<D> touched(String id, Copies<D> copies) {
        return batch(copies)
                .computeIfAbsent(
                        id,
                        missing -> new Touched<>(
                                copies.recent().take(missing).orElseGet(() -> stored(missing)), () -> stored(missing)));
    }

    private D stored(String id) {
        return mongo.findById(id, type, documents.name());
    }

    private Map<String, Touched<D>> batch(Copies<D> copies) {
        Map<String, Touched<D>> batch = CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(Views.class.getName() + type.getName(), key -> new LinkedHashMap<>());
        BatchEnd.finish(this, () -> write(batch, copies));
        return batch;
    }

    private void write(Map<String, Touched<D>> batch, Copies<D> copies) {
        List<Touched<D>> changed =
                batch.values().stream().filter(Touched::isChanged).toList();
        batch.clear();
        if (changed.isEmpty()) {
            return;
        }
        try {
            writeTogether(changed);
        } catch (OptimisticLockingFailureException stale) {
            // Whoever wrote in between may have written more: another edition has all that it has anew.
            copies.recent().clear();
            throw stale;
        } catch (RuntimeException failure) {
            if (Failures.pass(failure)) {
                throw failure;
            }
            if (isBegunElsewhere(failure)) {
                throw new OptimisticLockingFailureException(
                        "Another instance has begun " + type.getSimpleName() + " at the same time", failure);
            }
            changed.stream().filter(this::isStored).forEach(document -> tellOf(document, copies));
            throw new ResultNotStored(names(changed), failure);
        }
        changed.forEach(document -> {
            copies.recent().put(document.current);
            tellOf(document, copies);
        });
    }

    private void tellOf(Touched<D> document, Copies<D> copies) {
        if (!copies.isNext()) {
            written.accept(document.current);
        }
    }

    private void writeTogether(List<Touched<D>> changed) {
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, type, documents.name());
        for (Touched<D> document : changed) {
            // Whoever wrote in between has seen more: then this batch is stale and must be processed again.
            bulk.replaceOne(
                    new Query(Criteria.where("_id")
                            .is(document.current.id())
                            .and(Projected.POSITION)
                            .is(document.loadedAt)
                            .and(Projected.EDITION)
                            .in(editions(document))),
                    document.current,
                    document.isNew() ? FindAndReplaceOptions.options().upsert() : FindAndReplaceOptions.options());
        }
        BulkWriteResult result = bulk.execute();
        if (result.getMatchedCount() + result.getUpserts().size() != changed.size()) {
            throw new OptimisticLockingFailureException(
                    "Another instance has written " + type.getSimpleName() + " at the same time");
        }
    }

    /** A document that no rebuild has made says so, or says nothing. */
    private static <D extends Projected> List<String> editions(Touched<D> document) {
        String edition = document.current.edition();
        return edition.isEmpty() ? Arrays.asList(edition, null) : List.of(edition);
    }

    private static boolean isBegunElsewhere(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MongoBulkWriteException refused) {
                return refused.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY
                                && error.getMessage().contains("_id_"));
            }
        }
        return false;
    }

    /** Of several that are written together, the store takes those that it can. */
    private boolean isStored(Touched<D> document) {
        return mongo.exists(
                new Query(Criteria.where("_id")
                        .is(document.current.id())
                        .and(Projected.POSITION)
                        .is(document.current.position())),
                type,
                documents.name());
    }

    private String names(List<Touched<D>> changed) {
        return type.getSimpleName() + " "
                + changed.stream()
                        .map(document -> document.current.id())
                        .limit(MOST_NAMED)
                        .collect(joining(", ", "", changed.size() > MOST_NAMED ? ", …" : ""));
    }

    /** A document and what this batch has done to it so far. */
    private static final class Touched<D extends Projected> {

        private final Supplier<D> stored;
        private final long loadedAt;
        private final List<UnaryOperator<D>> done = new ArrayList<>();
        private D current;

        Touched(D latest, Supplier<D> stored) {
            this.stored = stored;
            current = latest;
            loadedAt = current == null ? -1 : current.position();
        }

        void apply(long position, UnaryOperator<D> change) {
            UnaryOperator<D> step = before -> {
                D after = change.apply(before);
                after.seen(position);
                return after;
            };
            try {
                current = step.apply(current);
                done.add(step);
            } catch (RuntimeException failure) {
                D clean = stored.get();
                for (UnaryOperator<D> earlier : done) {
                    clean = earlier.apply(clean);
                }
                current = clean;
                throw failure;
            }
        }

        boolean isNew() {
            return loadedAt < 0;
        }

        boolean isChanged() {
            return current != null && current.position() > loadedAt;
        }
    }
}
