package shop.guard;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Takes one body as it arrives; between its pieces no thread waits. Whoever sends too much is told so at once, and what they
 * go on sending is thrown away, so that they come to read the answer; whoever has not finished in time is cut off.
 */
final class Taking implements ReadListener, AsyncListener {

    private static final int PIECE = 8 * 1024;
    private static final long SECONDS_UNTIL_THERE_IS_ROOM = 2;

    private enum State {
        TAKING,
        THROWING_AWAY,
        OVER
    }

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Limits limits;
    private final Room room;
    private final long most;
    private final TakenRequest taken;
    private final AsyncContext context;
    private final ServletInputStream in;

    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private State state = State.TAKING;
    private long held;

    Taking(HttpServletRequest request, HttpServletResponse response, Limits limits, Room room) throws IOException {
        this.request = request;
        this.response = response;
        this.limits = limits;
        this.room = room;
        most = limits.bodyOf(Limits.pathOf(request));
        taken = new TakenRequest(request);
        in = request.getInputStream();
        context = request.startAsync(taken, response);
        context.setTimeout(limits.bodyWithin().toMillis());
        context.addListener(this);
    }

    void begin() throws IOException {
        synchronized (this) {
            if (request.getContentLengthLong() > most) {
                refuse(tooMuch());
            }
        }
        in.setReadListener(this);
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        byte[] piece = new byte[PIECE];
        while (state != State.OVER && in.isReady() && !in.isFinished()) {
            int length;
            try {
                length = in.read(piece);
            } catch (BadRequestException malformed) {
                refuseMalformed();
                return;
            }
            if (length < 0) {
                return;
            }
            if (state == State.TAKING) {
                keep(piece, length);
            }
        }
    }

    private void keep(byte[] piece, int length) throws IOException {
        long whole = body.size() + (long) length;
        long beyondSmall = Math.max(0, whole - limits.smallBody().toBytes()) - held;
        if (whole > most) {
            refuse(tooMuch());
        } else if (beyondSmall > 0 && !room.take(beyondSmall)) {
            refuse(Refusal.forNow(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-bodies",
                    "There is no room for a body of this length just now. Nothing was done; send the same request again.",
                    SECONDS_UNTIL_THERE_IS_ROOM));
        } else {
            held += Math.max(0, beyondSmall);
            body.write(piece, 0, length);
        }
    }

    private Refusal tooMuch() {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "A body may have at most " + most + " bytes here.");
    }

    /** A chunk without a length, or without an end: the server knows no more where this request ends. */
    private void refuseMalformed() throws IOException {
        boolean told = state != State.TAKING;
        state = State.OVER;
        release();
        ConnectionValve.letAnswer(request);
        if (!told) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            Refusal.of(HttpStatus.BAD_REQUEST, "bad-request", "The body is not chunked as HTTP/1.1 has it.")
                    .answer(response);
            response.flushBuffer();
        }
        context.complete();
    }

    private void refuse(Refusal refusal) throws IOException {
        state = State.THROWING_AWAY;
        release();
        response.setHeader(HttpHeaders.CONNECTION, "close");
        refusal.answer(response);
        response.flushBuffer();
    }

    @Override
    public synchronized void onAllDataRead() {
        if (state == State.TAKING) {
            state = State.OVER;
            taken.is(body.toByteArray());
            body = new ByteArrayOutputStream(0);
            request.setAttribute(BodyFirst.TAKEN, this);
            context.dispatch();
        } else if (state == State.THROWING_AWAY) {
            state = State.OVER;
            context.complete();
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent late) throws IOException {
        if (state == State.TAKING) {
            refuse(Refusal.of(
                    HttpStatus.REQUEST_TIMEOUT,
                    "body-too-slow",
                    "The body did not arrive within " + limits.bodyWithin().toSeconds() + " s. Nothing was done."));
        }
        cutOff();
    }

    /** The sender has gone, or what they send is no body. */
    @Override
    public synchronized void onError(Throwable broken) {
        cutOff();
    }

    private void cutOff() {
        if (state != State.OVER) {
            state = State.OVER;
            release();
            ConnectionValve.cut(request);
            context.complete();
        }
    }

    /** Gives the room back that the body took; once. */
    synchronized void release() {
        room.giveBack(held);
        held = 0;
        body = new ByteArrayOutputStream(0);
    }

    @Override
    public void onComplete(AsyncEvent end) {
        // Nothing is left to do.
    }

    @Override
    public synchronized void onError(AsyncEvent broken) {
        cutOff();
    }

    @Override
    public void onStartAsync(AsyncEvent again) {
        // That is what happens behind this, and none of its business.
    }
}
