package shop.node.event;

import io.grpc.stub.ServerCallStreamObserver;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/**
 * Sends the snapshots of one aggregate, the last appended first, as fast as the client takes them, holding one at a
 * time.
 */
final class SnapshotRead {

    private final EventLog log;
    private final String aggregateId;
    private final long from;
    private final long to;
    private final Outbound<byte[]> client;
    private long left;
    private long before = Long.MAX_VALUE;
    private boolean ended;

    /** Reads those within two sequences, both included, at most so many. */
    SnapshotRead(
            EventLog log,
            String aggregateId,
            long from,
            long to,
            long limit,
            ServerCallStreamObserver<byte[]> responses) {
        this.log = log;
        this.aggregateId = aggregateId;
        this.from = from;
        this.to = to;
        this.left = limit;
        this.client = new Outbound<>(responses, () -> ended = true);
        this.client.whenReady(this::send);
    }

    /** Called by the transport's thread of this call only: at the start, and whenever the client can take more. */
    void send() {
        if (ended || !client.isReady()) {
            return;
        }
        try {
            boolean all = log.visitSnapshots(aggregateId, from, to, before, (appended, snapshot) -> {
                client.send(snapshot);
                before = appended;
                left--;
                return left > 0 && client.isReady();
            });
            if (all || left == 0) {
                ended = true;
                client.complete();
            }
        } catch (RuntimeException failure) {
            ended = true;
            client.fail(ProtocolError.toStatus(failure));
        }
    }
}
