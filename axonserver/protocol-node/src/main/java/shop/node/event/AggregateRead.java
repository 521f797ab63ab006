package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** Sends the events of one aggregate as fast as the client takes them, holding little more than their tokens. */
final class AggregateRead {

    private static final int TOKENS_AT_ONCE = 1_000;

    private final EventLog log;
    private final String aggregateId;
    private final long lastSequence;
    private final Outbound<byte[]> client;
    private final Queue<Long> tokens = new ArrayDeque<>();
    private long nextSequence;
    private boolean ended;

    AggregateRead(EventLog log, String aggregateId, long from, long to, ServerCallStreamObserver<byte[]> responses) {
        this.log = log;
        this.aggregateId = aggregateId;
        this.nextSequence = Math.max(0, from);
        this.lastSequence = to;
        this.client = new Outbound<>(responses, () -> ended = true);
        this.client.whenReady(this::send);
    }

    /** Starts with the newest snapshot in range, if there is one. */
    void startWithSnapshot() {
        List<byte[]> snapshots = log.snapshots(aggregateId, nextSequence, lastSequence, 1);
        for (byte[] snapshot : snapshots) {
            client.send(snapshot);
            nextSequence = NewEvent.of(snapshot).sequence() + 1;
        }
    }

    /** Called by the transport's thread of this call only: at the start, and whenever the client can take more. */
    void send() {
        try {
            while (!ended && client.isReady()) {
                if (tokens.isEmpty() && !more()) {
                    ended = true;
                    client.complete();
                    return;
                }
                client.send(log.read(tokens.remove()));
            }
        } catch (RuntimeException failure) {
            ended = true;
            client.fail(ProtocolError.toStatus(failure));
        }
    }

    private boolean more() {
        long left = lastSequence - nextSequence + 1;
        // An unlimited range is wider than a long can count from 0.
        int wanted = left < 0 && nextSequence <= lastSequence ? TOKENS_AT_ONCE : (int) Math.min(TOKENS_AT_ONCE, left);
        if (wanted > 0) {
            tokens.addAll(log.tokens(aggregateId, nextSequence, wanted));
            nextSequence += tokens.size();
        }
        return !tokens.isEmpty();
    }
}
