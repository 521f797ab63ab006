package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** Sends the events of one aggregate as fast as the client takes them, holding one at a time. */
final class AggregateRead {

    private final EventLog log;
    private final String aggregateId;
    private final long lastSequence;
    private final Outbound<byte[]> client;
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
            if (!ended && client.isReady() && sendEvents()) {
                ended = true;
                client.complete();
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

    /** Answers whether that was all, and not only what the client could take. */
    private boolean sendEvents() {
        boolean wasLast = nextSequence > lastSequence
                || log.scanAggregate(aggregateId, nextSequence, (token, event) -> {
                    client.send(event);
                    nextSequence++;
                    return !ended && nextSequence <= lastSequence && client.isReady();
                });
        return wasLast || nextSequence > lastSequence;
    }
}
