package shop.node.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.node.http.Places;
import shop.node.http.ServerSentEvents;
import shop.node.search.SearchRoom;

/**
 * A search while somebody looks at its rows. Of what happens meanwhile it remembers only how far it has told, so a reader
 * who is slow makes it tell less, not remember more.
 */
final class SearchRun implements Places.Lasting {

    /** What happens within this time is told together: nobody reads faster. */
    private static final long GATHER_MILLIS = 150;

    private static final long TELL_PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final List<SearchedLog> logs;
    private final SearchRoom.Place place;
    private final ServerSentEvents out;
    private final Duration beat;
    private final boolean live;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean doubted;

    /**
     * Gives its place back at the end. Beats when it has told nothing for so long; a live one goes on when everything stored
     * is told.
     */
    SearchRun(List<SearchedLog> logs, SearchRoom.Place place, ServerSentEvents out, Duration beat, boolean live) {
        this.logs = logs;
        this.place = place;
        this.out = out;
        this.beat = beat;
        this.live = live;
    }

    /** Returns when all is told; a live one when the reader goes away or the node stops. */
    @Override
    public void run() {
        Runnable follower = news::release;
        if (live) {
            logs.forEach(log -> log.log().follow(follower));
        }
        try {
            logs.forEach(log -> log.tellLog(out));
            out.flush();
            for (SearchedLog log : logs) {
                searchAll(log);
            }
            while (live) {
                follow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            logs.forEach(log -> log.log().unfollow(follower));
            place.close();
        }
    }

    @Override
    public void findOut() {
        doubted = true;
        news.release();
    }

    private void searchAll(SearchedLog log) throws InterruptedException {
        long told = System.nanoTime();
        while (!log.isSearched()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The node is stopping");
            }
            log.searchOn(out);
            if (out.isFull() || System.nanoTime() - told > TELL_PROGRESS_NANOS) {
                log.tellPosition(out);
                out.flush();
                told = System.nanoTime();
            }
        }
        log.tellEnd(out);
        out.flush();
    }

    private void follow() throws InterruptedException {
        boolean any = false;
        for (SearchedLog log : logs) {
            any |= log.followOn(out);
        }
        out.flush();
        if (doubted) {
            doubted = false;
            out.findOut();
        }
        out.beatAfter(beat);
        if (any) {
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        } else if (news.tryAcquire(beat.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
