package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
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
    private boolean snapshotFirst;
    private boolean ended;

    /** Reads from one sequence to another, both included, with the newest snapshot between them first if allowed. */
    AggregateRead(
            EventLog log,
            String aggregateId,
            long from,
            long to,
            boolean allowSnapshot,
            ServerCallStreamObserver<byte[]> responses) {
        this.log = log;
        this.snapshotFirst = allowSnapshot;
        this.aggregateId = aggregateId;
        this.nextSequence = Math.max(0, from);
        this.lastSequence = to;
        this.client = new Outbound<>(responses, () -> ended = true);
        this.client.whenReady(this::send);
    }

    /** Called by the transport's thread of this call only: at the start, and whenever the client can take more. */
    void send() {
        try {
            sendSnapshot();
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

    private void sendSnapshot() {
        if (snapshotFirst) {
            snapshotFirst = false;
            for (byte[] snapshot : log.snapshots(aggregateId, nextSequence, lastSequence, 1)) {
                client.send(snapshot);
                nextSequence = NewEvent.of(snapshot).sequence() + 1;
            }
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
