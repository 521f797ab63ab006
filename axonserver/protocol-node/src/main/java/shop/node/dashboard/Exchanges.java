package shop.node.dashboard;

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
import shop.node.http.NodeHttp;

/**
 * Answers requests on threads of the viewer's own, so that browsers can at worst hold up one another: not the node, nor
 * its health. There are so many threads and no more, and who does not read what was asked for is cut off.
 */
final class Exchanges implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Exchanges.class.getName());
    private static final int THREADS = 24;
    private static final int SEARCHES = 12;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("node-viewer"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(daemons("node-viewer-watch"));
    private final Set<PatientOutput> open = ConcurrentHashMap.newKeySet();
    private final Semaphore searches = new Semaphore(SEARCHES);

    Exchanges(Duration patience) {
        long every = Math.max(1, patience.toMillis() / 4);
        watch.scheduleWithFixedDelay(
                () -> open.forEach(out -> out.cutOffAfter(patience.toNanos())), every, every, TimeUnit.MILLISECONDS);
    }

    /** Answers on another thread, or, when all are taken, at once that there is none. */
    void answer(HttpExchange exchange, Consumer<PatientOutput> answer) throws IOException {
        try {
            threads.execute(() -> run(exchange, answer));
        } catch (RejectedExecutionException busy) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            NodeHttp.answerJson(exchange, 503, Json.line(tooMany()::writeTo));
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

    /** Runs what may last as long as somebody looks at it; some threads are always left for short answers. */
    void lasting(Runnable search) {
        if (!searches.tryAcquire()) {
            throw tooMany();
        }
        try {
            search.run();
        } finally {
            searches.release();
        }
    }

    int underWay() {
        return open.size();
    }

    private static Problem tooMany() {
        return new Problem(
                503, "Service Unavailable", "Too many pages look at this node at once; close some, or try again soon.");
    }

    @Override
    public void close() {
        watch.shutdownNow();
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
