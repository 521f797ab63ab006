package shop.benchmark;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreStub;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** An aggregate of a given length, each event of which has another's beside it, and a snapshot of all but the last event. */
final class LongAggregate {

    private static final int TRANSACTION = 100;

    private final EventStoreStub events;
    private final int length;

    LongAggregate(Connection connection, int length) {
        this.events = connection.events();
        this.length = length;
    }

    void write() {
        for (int first = 0; first < length; first += TRANSACTION) {
            List<Event> transaction = new ArrayList<>();
            for (int sequence = first; sequence < Math.min(length, first + TRANSACTION); sequence++) {
                transaction.add(Messages.event(id(), sequence));
                transaction.add(Messages.event(id() + "-other", sequence));
            }
            Load.times(1, 1, client -> History.append(events, transaction, client));
        }
        Event snapshot = Messages.event(id(), Math.max(0, length - 2));
        Load.times(1, 1, client -> events.appendSnapshot(snapshot, new CallEnd<>(client)));
    }

    private String id() {
        return "long-" + length;
    }

    /** Reads all events. */
    void read(Load.Client client) {
        readFrom(0, client);
    }

    /** As the framework does it: the newest snapshot, then what came after it. */
    void readWithSnapshot(Load.Client client) {
        GetAggregateSnapshotsRequest newest = GetAggregateSnapshotsRequest.newBuilder()
                .setAggregateId(id())
                .setMaxSequence(Long.MAX_VALUE)
                .setMaxResults(1)
                .build();
        events.listAggregateSnapshots(newest, new StreamObserver<>() {
            private long from;

            @Override
            public void onNext(Event snapshot) {
                from = snapshot.getAggregateSequenceNumber() + 1;
            }

            @Override
            public void onError(Throwable cause) {
                client.failed(cause);
            }

            @Override
            public void onCompleted() {
                readFrom(from, client);
            }
        });
    }

    private void readFrom(long sequence, Load.Client client) {
        events.listAggregateEvents(
                GetAggregateEventsRequest.newBuilder()
                        .setAggregateId(id())
                        .setInitialSequence(sequence)
                        .build(),
                new CallEnd<>(client));
    }
}
