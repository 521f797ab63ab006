package shop.node.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Places for those who look on, so that browsers can at worst hold up one another: not the node, nor its health. There are
 * so many and no more, and who does not read what was asked for is cut off. A search lasts as long as somebody looks at it;
 * since nobody tells when they have stopped, those that run are asked to find out whenever there is no place left for
 * another.
 */
public final class Places {

    /** Each may hold an event of some megabytes. */
    static final int ANSWERS = 12;

    private static final int SEARCHES = 48;
    /** So many more may wait for a place that others have left. */
    private static final int WAITING = 16;

    static final int LASTING = SEARCHES + WAITING;

    private static final Duration PLACE_WITHIN = Duration.ofSeconds(10);

    private final Semaphore answers = new Semaphore(ANSWERS);
    private final Semaphore lastingAndWaiting = new Semaphore(LASTING);
    private final Semaphore searches = new Semaphore(SEARCHES);
    private final Set<Lasting> lasting = ConcurrentHashMap.newKeySet();

    /** An answer that lasts as long as somebody looks at it. */
    public interface Lasting {

        /** Returns when everything is told, nobody looks at it any more, or its thread is interrupted. */
        void run();

        /** Asks it to find out, at once, whether somebody still looks at it. */
        void findOut();
    }

    /** Answers, or says that all places are taken. */
    public void answer(Exchange exchange, PathHandler answer) throws IOException {
        answer(answers, exchange, answer);
    }

    /** The same for what calls {@link #last}: it does not take the places of short answers. */
    public void answerLasting(Exchange exchange, PathHandler answer) throws IOException {
        answer(lastingAndWaiting, exchange, answer);
    }

    private static void answer(Semaphore places, Exchange exchange, PathHandler answer) throws IOException {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            answer.answer(exchange);
        } finally {
            places.release();
        }
    }

    /** Begins and runs what lasts, when there is a place for it or somebody who is gone has left one. */
    public void last(Supplier<Lasting> begin) {
        if (!searches.tryAcquire() && !isLeft()) {
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
            searches.release();
        }
    }

    private boolean isLeft() {
        lasting.forEach(Lasting::findOut);
        try {
            return searches.tryAcquire(PLACE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many answers are not finished. */
    public int taken() {
        return ANSWERS - answers.availablePermits() + LASTING - lastingAndWaiting.availablePermits();
    }

    private static Problem tooMany() {
        return Problem.busy("Too many pages look at this node at once; close some, or try again soon.");
    }
}
