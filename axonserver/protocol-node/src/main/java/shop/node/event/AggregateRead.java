package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** Sends the events of one aggregate as fast as the client takes them, holding little more than their tokens. */
final class AggregateRead {

    private static final int TOKENS_AT_ONCE = 1_000;
    private static final int RUN = 4;

    private final EventLog log;
    private final String aggregateId;
    private final long lastSequence;
    private final Outbound<byte[]> client;
    private List<Long> tokens = List.of();
    private int at;
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
                if (at == tokens.size() && !more()) {
                    ended = true;
                    client.complete();
                } else if (isRun()) {
                    log.scan(tokens.get(at), this::sendIfNext);
                } else {
                    client.send(log.read(tokens.get(at++)));
                }
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
            tokens = log.tokens(aggregateId, nextSequence, wanted);
            at = 0;
            nextSequence += tokens.size();
        }
        return at < tokens.size();
    }

    /** Whether the next events lie so close together that reading them in a row is cheaper than one by one. */
    private boolean isRun() {
        return at + RUN <= tokens.size() && tokens.get(at + RUN - 1) == tokens.get(at) + RUN - 1;
    }

    private boolean sendIfNext(long token, byte[] event) {
        if (at == tokens.size() || tokens.get(at) != token || !client.isReady()) {
            return false;
        }
        client.send(event);
        at++;
        return true;
    }
}
