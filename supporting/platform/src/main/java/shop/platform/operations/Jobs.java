package shop.platform.operations;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.vital.Vitals;

/**
 * What operators asked for and what takes longer than a request: one after the other, with their progress. An instance does
 * what was asked of it; how far that has come, and what came of it, stands in the store, too, so that any instance tells it.
 */
final class Jobs implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final int MOST_REMEMBERED = 100;

    private final ExecutorService worker;
    private final Map<String, Running> jobs = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Running> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    private final StoredJobs stored;

    Jobs(Vitals vitals, StoredJobs stored) {
        worker = vitals.scheduler(1, "operations-jobs");
        this.stored = stored;
    }

    /** How far a job has come. */
    enum State {
        /** Others are done first. */
        WAITING,
        /** It is being done. */
        RUNNING,
        /** All of it was tried. */
        DONE,
        /** It ended early; the message says why. */
        FAILED
    }

    /**
     * A piece of work as it stands now.
     *
     * @param total how many things are to be done; 0 while that is not known
     * @param done how many of them were done, well or not
     * @param failed how many of those failed again, and stay as they were
     * @param message why it ended early; empty if it did not
     */
    record Job(
            String id,
            String what,
            State state,
            long total,
            long done,
            long failed,
            String message,
            Instant askedAt,
            Optional<Instant> endedAt) {}

    /** Where the work says how far it has come. */
    static final class Running {

        private final StoredJobs stored;
        private final String id = UUID.randomUUID().toString();
        private final String what;
        private final Instant askedAt = Instant.now();
        private State state = State.WAITING;
        private long total;
        private long done;
        private long failed;
        private String message = "";
        private Instant endedAt;

        private Running(String what, StoredJobs stored) {
            this.what = what;
            this.stored = stored;
        }

        void expect(long things) {
            synchronized (this) {
                total = things;
            }
            stored.keep(job());
        }

        void did(boolean well) {
            synchronized (this) {
                done++;
                failed += well ? 0 : 1;
            }
            stored.keepNowAndThen(job());
        }

        private void now(State next, String why) {
            synchronized (this) {
                state = next;
                message = why;
                endedAt = next == State.RUNNING ? null : Instant.now();
            }
            stored.keep(job());
        }

        synchronized Job job() {
            return new Job(id, what, state, total, done, failed, message, askedAt, Optional.ofNullable(endedAt));
        }
    }

    Job start(String what, Consumer<Running> work) {
        Running job = new Running(what, stored);
        jobs.put(job.id, job);
        stored.keep(job.job());
        worker.execute(() -> {
            job.now(State.RUNNING, "");
            try {
                work.accept(job);
                job.now(State.DONE, "");
            } catch (RuntimeException failure) {
                log.warn("{} ended early", what, failure);
                job.now(State.FAILED, String.valueOf(failure.getMessage()));
            } catch (Error error) {
                job.now(State.FAILED, error.toString());
                throw error;
            }
        });
        return job.job();
    }

    /** One of this instance is told without the store. */
    Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(Running::job).or(() -> stored.find(id));
    }

    /** Those of all instances, the newest first. */
    List<Job> all() {
        Map<String, Job> all = new LinkedHashMap<>();
        stored.newest(MOST_REMEMBERED).forEach(job -> all.put(job.id(), job));
        synchronized (jobs) {
            jobs.values().stream().map(Running::job).forEach(job -> all.put(job.id(), job));
        }
        return all.values().stream()
                .sorted(Comparator.comparing(Job::askedAt).reversed())
                .limit(MOST_REMEMBERED)
                .toList();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
