package shop.node.http;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * The part of Tomcat that speaks HTTP (Coyote), without its servlets: it reads requests without a thread, refuses what is
 * none, and hands over the rest. Every answer is given here or by the handler, those to what is no request included, so
 * that all of them are of one kind.
 *
 * <p>Nothing here reads a body. What little of one comes is thrown away when the answer is given; a few senders may take
 * their time for it, so that they come to read the answer, and nobody else waits for them.
 */
final class WebServer implements Adapter, AutoCloseable {

    private static final Logger LOG = System.getLogger(WebServer.class.getName());

    /** For what is answered at once, beside all that may take its time. */
    private static final int SHORT_ANSWERS = 16;

    private static final int THREADS = SHORT_ANSWERS + Places.ANSWERS + Places.LASTING;
    /** Each that waits with half of a request holds some 40 KB. */
    private static final int CONNECTIONS = 2048;
    /** From here on none is kept for a next request. */
    private static final int CROWD = 512;

    private static final Duration HEADERS_WITHIN = Duration.ofSeconds(5);
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int BODY = 16 * 1024;
    private static final int LINGERING = 8;
    private static final int LINGERING_BYTES = 1024 * 1024;
    private static final Duration LINGERING_TIME = Duration.ofSeconds(2);

    /** As Tomcat's reader of headers says it; it has no other way to tell. */
    private static final String TOO_LARGE = "too large";

    private final Semaphore lingering = new Semaphore(LINGERING);
    private final ScheduledThreadPoolExecutor housekeeping;
    private final PatientProtocol protocol;
    private final PathHandler handler;

    private WebServer(InetAddress address, int port, Duration patience, PathHandler handler) {
        this.handler = handler;
        housekeeping = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "node-http-housekeeping");
            thread.setDaemon(true);
            return thread;
        });
        protocol = new PatientProtocol(HEADERS_WITHIN, patience);
        protocol.setAdapter(this);
        protocol.setUtilityExecutor(housekeeping);
        protocol.setAddress(address);
        protocol.setPort(port);
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(1);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setMaxHttpRequestHeaderSize(HEADER_BYTES);
    }

    /** Throws when the port is taken. */
    static WebServer bind(InetAddress address, int port, Duration patience, PathHandler handler) throws IOException {
        WebServer server = new WebServer(address, port, patience, handler);
        try {
            server.protocol.init();
            return server;
        } catch (IOException taken) {
            server.housekeeping.shutdownNow();
            throw taken;
        } catch (Exception unexpected) {
            server.housekeeping.shutdownNow();
            throw new IllegalStateException("The HTTP port cannot be opened", unexpected);
        }
    }

    void start() {
        try {
            protocol.start();
        } catch (Exception unexpected) {
            throw new IllegalStateException("The HTTP port cannot be served", unexpected);
        }
    }

    int port() {
        return protocol.getLocalPort();
    }

    /** Ends all connections; who answers is interrupted. */
    @Override
    public void close() {
        try {
            protocol.stop();
            protocol.destroy();
        } catch (Exception unexpected) {
            throw new IllegalStateException("The HTTP port did not close cleanly", unexpected);
        } finally {
            housekeeping.shutdownNow();
        }
    }

    @Override
    public void service(Request request, Response response) {
        Exchange exchange = new Exchange(request, response);
        boolean body = exchange.hasBody();
        try {
            if (body || protocol.getConnectionCount() > CROWD) {
                exchange.with("Connection", "close");
            }
            answer(exchange, request, response);
            response.action(ActionCode.CLOSE, null);
            if (body) {
                throwAway(request);
                response.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        } catch (IOException | UncheckedIOException gone) {
            LOG.log(Level.DEBUG, "The reader is gone", gone);
            response.action(ActionCode.CLOSE_NOW, gone);
        }
    }

    private void answer(Exchange exchange, Request request, Response response) throws IOException {
        try {
            check(exchange, request, response);
            handler.answer(exchange);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException failure) {
            if (exchange.isAnswered()) {
                LOG.log(Level.DEBUG, "An answer was broken off", failure);
                throw new IOException("broken off", failure);
            }
            exchange.answer(Problem.of(failure));
        }
    }

    private static void check(Exchange exchange, Request request, Response response) {
        if (response.getStatus() >= 400) {
            throw Problem.ofStatus(statusOf(request, response));
        }
        if (!exchange.saysItsVersion()) {
            throw Problem.ofStatus(505);
        }
        if (exchange.hasBody() && !(request.getContentLengthLong() <= BODY && request.getContentLengthLong() >= 0)) {
            throw Problem.ofStatus(413);
        }
    }

    /** Tomcat knows no difference between a request that cannot be read and one that is too long. */
    private static int statusOf(Request request, Response response) {
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (response.getStatus() == 400
                && cause instanceof IllegalArgumentException tooLong
                && String.valueOf(tooLong.getMessage()).contains(TOO_LARGE)) {
            return request.requestURI().isNull() ? 414 : 431;
        }
        return response.getStatus();
    }

    private void throwAway(Request request) throws IOException {
        if (!lingering.tryAcquire()) {
            return;
        }
        try {
            long until = System.nanoTime() + LINGERING_TIME.toNanos();
            PatientProtocol.waitForMore(request, LINGERING_TIME);
            ThrownAway piece = new ThrownAway();
            while (piece.total() < LINGERING_BYTES && System.nanoTime() < until && request.doRead(piece) >= 0) {
                continue;
            }
        } finally {
            lingering.release();
        }
    }

    @Override
    public boolean prepare(Request request, Response response) {
        return true;
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) {
        // Nobody here answers later than when asked.
        return false;
    }

    @Override
    public void log(Request request, Response response, long time) {
        // No requests are logged.
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        // Nothing of ours is kept in them.
    }

    @Override
    public String getDomain() {
        return null;
    }
}
