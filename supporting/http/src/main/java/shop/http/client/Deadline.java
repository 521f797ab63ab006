package shop.http.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Cuts the connection of a request whose answer is not whole in time: the client's own time-outs count from one byte to the
 * next, and who sends a byte now and then would hold its thread for ever. Says what went wrong in the words of
 * {@link HttpRequests}.
 */
final class Deadline implements ExecChainHandler {

    private static final Clock CLOCK = new Clock();
    private static final String REACHED = "shop.reached";

    private final Optional<Duration> answerWithin;

    Deadline(Optional<Duration> answerWithin) {
        this.answerWithin = answerWithin;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Cut cut = new Cut((Cancellable) scope.originalRequest, answerWithin);
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            HttpEntity body = answer.getEntity();
            if (body == null) {
                cut.over();
            } else {
                answer.setEntity(new Body(body, cut));
            }
            return answer;
        } catch (IOException failed) {
            cut.over();
            throw isReached(scope) ? cut.cause(failed) : reachesNobody(failed);
        } catch (HttpException | RuntimeException failed) {
            cut.over();
            // Whoever is cut between two steps of a request finds its connection gone.
            if (cut.isTooLate()) {
                throw isReached(scope) ? cut.cause(new IOException(failed)) : reachesNobody(new IOException(failed));
            }
            throw failed;
        }
    }

    /** Notes that there is a connection: what goes wrong before has not been asked of anybody. */
    static ClassicHttpResponse reached(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(REACHED, true);
        return chain.proceed(request, scope);
    }

    private static boolean isReached(ExecChain.Scope scope) {
        return scope.clientContext.getAttribute(REACHED) != null;
    }

    private static IOException reachesNobody(IOException failed) {
        return because(failed, new ConnectException(failed.getMessage()));
    }

    private static IOException because(IOException cause, IOException said) {
        said.initCause(cause);
        return said;
    }

    /** The end of one request's patience. */
    private static final class Cut implements Runnable {

        private final Cancellable request;
        private final Optional<Duration> answerWithin;
        private final Future<?> due;
        private volatile boolean tooLate;

        Cut(Cancellable request, Optional<Duration> answerWithin) {
            this.request = request;
            this.answerWithin = answerWithin;
            this.due = answerWithin
                    .<Future<?>>map(within -> CLOCK.schedule(this, within.toNanos(), TimeUnit.NANOSECONDS))
                    .orElse(null);
        }

        @Override
        public void run() {
            tooLate = true;
            request.cancel();
        }

        boolean isBounded() {
            return due != null;
        }

        void over() {
            if (due != null) {
                due.cancel(false);
            }
        }

        void letGo() {
            over();
            request.cancel();
        }

        boolean isTooLate() {
            return tooLate;
        }

        IOException cause(IOException failed) {
            return tooLate
                    ? because(
                            failed, new SocketTimeoutException("no whole answer within " + answerWithin.orElseThrow()))
                    : failed;
        }
    }

    private static final class Body extends HttpEntityWrapper {

        private final Cut cut;
        private InputStream content;

        Body(HttpEntity body, Cut cut) {
            super(body);
            this.cut = cut;
        }

        @Override
        public InputStream getContent() throws IOException {
            if (content == null) {
                content = new Content(super.getContent(), cut);
            }
            return content;
        }

        @Override
        public void close() throws IOException {
            getContent().close();
        }
    }

    /** Who closes a bounded answer early has the rest read, so that its connection is kept; any other is cut off. */
    private static final class Content extends FilterInputStream {

        private final Cut cut;
        private volatile boolean ended;

        Content(InputStream from, Cut cut) {
            super(from);
            this.cut = cut;
        }

        @Override
        public int read() throws IOException {
            try {
                return noted(super.read());
            } catch (IOException failed) {
                throw broken(failed);
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return noted(super.read(bytes, from, length));
            } catch (IOException failed) {
                throw broken(failed);
            }
        }

        private int noted(int read) {
            if (read < 0) {
                ended = true;
                cut.over();
            }
            return read;
        }

        private IOException broken(IOException failed) {
            ended = true;
            cut.over();
            return cut.cause(failed);
        }

        @Override
        public void close() throws IOException {
            if (!ended && !cut.isBounded()) {
                ended = true;
                cut.letGo();
                return;
            }
            try {
                super.close();
            } catch (IOException failed) {
                throw broken(failed);
            } finally {
                ended = true;
                cut.over();
            }
        }
    }

    /** One thread for all: to cut a connection takes no time. */
    private static final class Clock extends ScheduledThreadPoolExecutor {

        Clock() {
            super(1, task -> {
                Thread thread = new Thread(task, "http-deadlines");
                thread.setDaemon(true);
                return thread;
            });
            setRemoveOnCancelPolicy(true);
        }
    }
}
