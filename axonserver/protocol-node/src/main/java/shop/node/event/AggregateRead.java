package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** Sends the events of one aggregate as fast as the client takes them, holding few at a time. */
final class AggregateRead {

    /**
     * The transport often takes no more than one or two; looking each time for where to go on would cost more than
     * reading.
     */
    private static final int BYTES_AHEAD = 64 * 1024;

    private final EventLog log;
    private final String aggregateId;
    private final long lastSequence;
    private final Outbound<byte[]> client;
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private long nextSequence;
    private boolean allRead;
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
                if (ahead.isEmpty()) {
                    readAhead();
                }
                if (ahead.isEmpty()) {
                    ended = true;
                    client.complete();
                } else {
                    client.send(ahead.remove());
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

    private void readAhead() {
        if (allRead || nextSequence > lastSequence) {
            return;
        }
        int[] bytes = {0};
        allRead = log.scanAggregate(aggregateId, nextSequence, (token, event) -> {
            ahead.add(event);
            bytes[0] += event.length;
            return ++nextSequence <= lastSequence && bytes[0] < BYTES_AHEAD;
        });
    }
}
