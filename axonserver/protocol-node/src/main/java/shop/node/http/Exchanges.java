package shop.node.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers requests on threads of the viewer's own, so that browsers can at worst hold up one another: not the node, nor
 * its health. There are so many threads and no more, and who does not read what was asked for is cut off. A search lasts as
 * long as somebody looks at it; since nobody tells when they have stopped, those that run are asked to find out whenever
 * there is no place left for another.
 */
public final class Exchanges implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Exchanges.class.getName());
    /** Each may hold an event of some megabytes. */
    private static final int ANSWERS = 12;

    private static final int SEARCHES = 48;
    /** So many more may wait for a place that others have left. */
    private static final int WAITING = 16;

    private static final Duration PLACE_WITHIN = Duration.ofSeconds(10);

    private final ThreadPoolExecutor answers = threads(ANSWERS, "node-viewer");
    private final ThreadPoolExecutor searching = threads(SEARCHES + WAITING, "node-viewer-search");
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(daemons("node-viewer-watch"));
    private final Set<PatientOutput> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(SEARCHES);
    private final Set<Lasting> lasting = ConcurrentHashMap.newKeySet();

    public Exchanges(Duration patience) {
        long every = Math.max(1, patience.toMillis() / 4);
        watch.scheduleWithFixedDelay(
                () -> open.forEach(out -> out.cutOffAfter(patience.toNanos())), every, every, TimeUnit.MILLISECONDS);
    }

    /** An answer that lasts as long as somebody looks at it. */
    public interface Lasting {

        /** Returns when everything is told, or nobody looks at it any more. */
        void run();

        /** Asks it to find out, at once, whether somebody still looks at it. */
        void findOut();
    }

    /** Answers on another thread, or, when all are taken, at once that there is none. */
    public void answer(HttpExchange exchange, Consumer<PatientOutput> answer) throws IOException {
        answer(answers, exchange, answer);
    }

    /** The same for what calls {@link #last}: it does not take the threads of short answers. */
    public void answerLasting(HttpExchange exchange, Consumer<PatientOutput> answer) throws IOException {
        answer(searching, exchange, answer);
    }

    private void answer(ThreadPoolExecutor threads, HttpExchange exchange, Consumer<PatientOutput> answer)
            throws IOException {
        try {
            threads.execute(() -> run(exchange, answer));
        } catch (RejectedExecutionException busy) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            NodeHttp.answer(exchange, tooMany());
        }
    }

    private void run(HttpExchange exchange, Consumer<PatientOutput> answer) {
        PatientOutput out = new PatientOutput();
        open.add(out);
        try {
            answer.accept(out);
        } catch (RuntimeException gone) {
            LOG.log(Level.DEBUG, "An answer was broken off", gone);
        } finally {
            end(exchange, out);
        }
    }

    private void end(HttpExchange exchange, PatientOutput out) {
        try {
            out.watched(exchange::close);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "The reader is gone", gone);
        } finally {
            open.remove(out);
        }
    }

    /** Begins and runs what lasts, when there is a place for it or somebody who is gone has left one. */
    public void last(Supplier<Lasting> begin) {
        if (!places.tryAcquire() && !isLeft()) {
            throw tooMany();
        }
        try {
            Lasting one = begin.get();
            lasting.add(one);
            try {
                one.run();
            } finally {
                lasting.remove(one);
            }
        } finally {
            places.release();
        }
    }

    private boolean isLeft() {
        lasting.forEach(Lasting::findOut);
        try {
            return places.tryAcquire(PLACE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int underWay() {
        return open.size();
    }

    private static Problem tooMany() {
        return Problem.unavailable("Too many pages look at this node at once; close some, or try again soon.");
    }

    @Override
    public void close() {
        watch.shutdownNow();
        answers.shutdownNow();
        searching.shutdownNow();
        try {
            answers.awaitTermination(5, TimeUnit.SECONDS);
            searching.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor threads(int most, String name) {
        return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
