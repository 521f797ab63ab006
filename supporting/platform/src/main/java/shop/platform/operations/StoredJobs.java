package shop.platform.operations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.operations.Jobs.Job;
import shop.platform.operations.Jobs.State;

/**
 * What was last known of the jobs of all instances of a service. A job goes on when it cannot be written here: its own
 * instance knows it. One that has ended is kept for a week. One whose instance has not been heard of for long has failed.
 */
final class StoredJobs {

    private static final Logger log = LoggerFactory.getLogger(StoredJobs.class);

    private static final String ID = "_id";
    private static final String WHAT = "what";
    private static final String STATE = "state";
    private static final String TOTAL = "total";
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final String MESSAGE = "message";
    private static final String ASKED_AT = "askedAt";
    private static final String ENDED_AT = "endedAt";
    private static final String TOLD_AT = "toldAt";
    private static final String INSTANCE = "instance";

    /** How often an instance says that it is there ({@link #stillHere}). */
    static final Duration BETWEEN_SIGNS = Duration.ofMinutes(1);

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final Duration SILENT_FOR_GOOD = BETWEEN_SIGNS.multipliedBy(10);

    private static final Duration KEPT = Duration.ofDays(7);

    private final MongoCollection<Document> jobs;
    private final Clock clock;
    private final String instance = UUID.randomUUID().toString();
    private final Map<String, Job> unwritten = new LinkedHashMap<>();
    private Instant written = Instant.EPOCH;

    StoredJobs(MongoCollection<Document> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** At most once a second, since a job may do a thousand things in one. */
    synchronized void keepNowAndThen(Job job) {
        if (!written.plus(BETWEEN_WRITES).isAfter(clock.instant())) {
            keep(job);
        }
    }

    synchronized void keep(Job job) {
        Instant now = clock.instant();
        // Also where it fails: a store that is away is not asked again for each thing that is done.
        written = now;
        unwritten.put(job.id(), job);
        try {
            jobs.replaceOne(
                    eq(ID, job.id()),
                    new Document(ID, job.id())
                            .append(WHAT, job.what())
                            .append(STATE, job.state().name())
                            .append(TOTAL, job.total())
                            .append(DONE, job.done())
                            .append(FAILED, job.failed())
                            .append(MESSAGE, job.message())
                            .append(ASKED_AT, job.askedAt().toEpochMilli())
                            .append(
                                    ENDED_AT,
                                    job.endedAt().map(Instant::toEpochMilli).orElse(null))
                            .append(INSTANCE, instance)
                            .append(TOLD_AT, now.toEpochMilli()),
                    new ReplaceOptions().upsert(true));
            jobs.deleteMany(Filters.lt(TOLD_AT, now.minus(KEPT).toEpochMilli()));
            unwritten.remove(job.id());
        } catch (MongoException silent) {
            log.warn("How far {} has come is not written: {}", job.what(), silent.getMessage());
        }
    }

    /** Says of all jobs of this instance, also of those that wait or do one thing for long, that they have not been lost. */
    synchronized void stillHere() {
        List.copyOf(unwritten.values()).forEach(this::keep);
        jobs.updateMany(
                and(eq(INSTANCE, instance), eq(ENDED_AT, null)),
                Updates.set(TOLD_AT, clock.instant().toEpochMilli()));
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.find(eq(ID, id)).first()).map(this::job);
    }

    List<Job> newest(int most) {
        List<Job> newest = new ArrayList<>();
        jobs.find().sort(Sorts.descending(ASKED_AT)).limit(most).forEach(job -> newest.add(job(job)));
        return newest;
    }

    private Job job(Document stored) {
        State state = State.valueOf(stored.getString(STATE));
        Instant toldAt = Instant.ofEpochMilli(stored.getLong(TOLD_AT));
        Optional<Instant> endedAt =
                Optional.ofNullable(stored.getLong(ENDED_AT)).map(Instant::ofEpochMilli);
        boolean gone = endedAt.isEmpty() && toldAt.plus(SILENT_FOR_GOOD).isBefore(clock.instant());
        return new Job(
                stored.getString(ID),
                stored.getString(WHAT),
                gone ? State.FAILED : state,
                stored.getLong(TOTAL),
                stored.getLong(DONE),
                stored.getLong(FAILED),
                gone
                        ? "Nothing was heard of it any more; its instance may have ended. What it has not done can be asked for again."
                        : stored.getString(MESSAGE),
                Instant.ofEpochMilli(stored.getLong(ASKED_AT)),
                gone ? Optional.of(toldAt) : endedAt);
    }
}
