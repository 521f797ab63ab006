package shop.node.event;

import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;
import shop.node.transport.Rounds;

/**
 * One reader that follows the log: sends events from a token on, and stays open at the head. It goes no faster than the
 * reader permits and the transport takes, keeps nothing in memory for a slow one, and yields to other readers after each
 * round.
 */
final class EventTail implements StreamObserver<GetEventsRequest> {

    private static final int EVENTS_PER_ROUND = 512;
    /** A reader whose types are all blocked still learns how far the log has been read. */
    private static final int BLOCKED_IN_A_ROW = 1_000;

    private static final int READY_BYTES = 256 * 1024;

    private final EventLog log;
    private final Outbound<byte[]> client;
    private final Rounds rounds;
    private final Runnable follower;
    private final Runnable gone;
    private final AtomicLong permits = new AtomicLong();
    private final BlockedTypes blocked = new BlockedTypes();
    private volatile boolean started;
    private volatile boolean ended;
    private volatile boolean progressDue;
    // Touched by one round at a time.
    private long next;
    private int blockedInARow;

    /** Runs {@code gone} when the reader is. */
    EventTail(EventLog log, Executor readers, ServerCallStreamObserver<byte[]> responses, Consumer<EventTail> gone) {
        this.log = log;
        this.gone = () -> gone.accept(this);
        this.rounds = new Rounds(readers, this::sendSome, this::failed);
        this.follower = rounds::wakeUp;
        responses.setOnReadyThreshold(READY_BYTES);
        this.client = new Outbound<>(responses, this::end);
        this.client.whenReady(follower);
    }

    @Override
    public void onNext(GetEventsRequest request) {
        blocked.add(request.getBlacklistList());
        permits.addAndGet(request.getNumberOfPermits());
        if (!started) {
            next = Math.max(0, request.getTrackingToken());
            started = true;
            log.follow(follower);
        }
        rounds.wakeUp();
    }

    private boolean sendSome() {
        if (!started) {
            return false;
        }
        long end = next + EVENTS_PER_ROUND;
        log.scan(next, (token, event) -> {
            if (token >= end || !maySend()) {
                return false;
            }
            pass(token, event);
            next = token + 1;
            return true;
        });
        tellProgress();
        return next <= log.head() && maySend();
    }

    /**
     * Lets a reader whose types are blocked know how far the log has been read: it remembers its place by what it is sent,
     * and others judge by that place how far behind it is.
     */
    void progressIsDue() {
        progressDue = true;
        rounds.wakeUp();
    }

    private void tellProgress() {
        if (progressDue && maySend()) {
            progressDue = false;
            if (blockedInARow > 0) {
                send(next - 1, log.read(next - 1));
            }
        }
    }

    private boolean maySend() {
        return !ended && permits.get() > 0 && client.isReady();
    }

    private void pass(long token, byte[] event) {
        if (blocked.block(event) && ++blockedInARow < BLOCKED_IN_A_ROW) {
            return;
        }
        send(token, event);
    }

    private void send(long token, byte[] event) {
        blockedInARow = 0;
        permits.decrementAndGet();
        client.send(RawMessage.withToken(token, event));
    }

    private void failed(RuntimeException failure) {
        end();
        client.fail(ProtocolError.toStatus(failure));
    }

    private void end() {
        ended = true;
        log.unfollow(follower);
        gone.run();
    }

    @Override
    public void onError(Throwable broken) {
        end();
    }

    @Override
    public void onCompleted() {
        end();
        client.complete();
    }
}
