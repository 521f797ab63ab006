package shop.node.search;

import io.axoniq.axonserver.grpc.event.ColumnsResponse;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.QueryEventsRequest;
import io.axoniq.axonserver.grpc.event.QueryEventsResponse;
import io.axoniq.axonserver.grpc.event.QueryValue;
import io.axoniq.axonserver.grpc.event.RowResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import shop.node.event.EventLog;
import shop.node.transport.ErrorCode;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;
import shop.node.transport.Rounds;

/** One run of a query for a client: columns, rows as it permits, a mark when all that is stored was searched, live rows. */
public final class EventQueryStream implements StreamObserver<QueryEventsRequest> {

    private static final String COUNT = "count";
    private static final int NEW_SNAPSHOTS = 100;
    /** Rows wait in memory for their reader up to this size, and one more. */
    private static final long MOST_BYTES_WAITING = 1024 * 1024;

    private final Function<String, EventLog> logs;
    private final Outbound<QueryEventsResponse> client;
    private final Rounds rounds;
    private final Runnable follower;
    private final AtomicLong permits = new AtomicLong();
    private volatile Optional<Run> run = Optional.empty();
    private volatile boolean ended;

    /** The log is found by the name of its context, empty for that of the call. */
    public EventQueryStream(
            Function<String, EventLog> logs, Executor readers, StreamObserver<QueryEventsResponse> responses) {
        this.logs = logs;
        this.rounds = new Rounds(readers, () -> run.isPresent() && run.get().round(), this::failed);
        this.follower = rounds::wakeUp;
        this.client = new Outbound<>(responses, this::end);
        this.client.whenReady(follower);
    }

    @Override
    public void onNext(QueryEventsRequest request) {
        permits.addAndGet(request.getNumberOfPermits());
        try {
            if (run.isEmpty()) {
                run = Optional.of(new Run(request, logs.apply(request.getContextName())));
            }
            rounds.wakeUp();
        } catch (RuntimeException refusal) {
            failed(refusal);
        }
    }

    private void failed(RuntimeException failure) {
        end();
        client.fail(ProtocolError.toStatus(failure));
    }

    private void end() {
        ended = true;
        run.ifPresent(Run::leave);
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

    /** The query once it is known; touched by one round at a time. */
    private final class Run {
        private final EventLog log;
        private final EventQuery query;
        private final boolean live;
        private final boolean ofSnapshots;
        private final Search search;
        private final Queue<Supplier<QueryEventsResponse>> ready = new ArrayDeque<>();
        private final Queue<byte[]> newSnapshots = new ArrayBlockingQueue<>(NEW_SNAPSHOTS);
        private final AtomicLong snapshotBytes = new AtomicLong();
        private final Consumer<byte[]> snapshotFollower = this::noteSnapshot;
        private long nextLive;
        private boolean searched;

        private Run(QueryEventsRequest request, EventLog log) {
            this.log = log;
            this.query = EventQuery.parse(request.getQuery(), Clock.systemUTC().instant());
            // Numbers and orders are told once.
            this.live =
                    request.getLiveEvents() && !query.count() && query.order().isEmpty();
            this.ofSnapshots = request.getQuerySnapshots();
            this.nextLive = log.head() + 1;
            this.search = new Search(log, query, request.getQuerySnapshots());
            ready.add(() -> QueryEventsResponse.newBuilder()
                    .setColumns(ColumnsResponse.newBuilder().addAllColumn(columns()))
                    .build());
            if (live && ofSnapshots) {
                log.followSnapshots(snapshotFollower);
            } else if (live) {
                log.follow(follower);
            }
        }

        private void leave() {
            log.unfollow(follower);
            log.unfollowSnapshots(snapshotFollower);
        }

        /** What a slow reader has no room for is left out; it can ask again. */
        private void noteSnapshot(byte[] snapshot) {
            if (snapshotBytes.get() < MOST_BYTES_WAITING && newSnapshots.offer(snapshot)) {
                snapshotBytes.addAndGet(snapshot.length);
                rounds.wakeUp();
            }
        }

        private List<String> columns() {
            return query.count()
                    ? List.of(COUNT)
                    : Stream.of(Field.values()).map(Field::word).toList();
        }

        private boolean round() {
            while (!ended && !ready.isEmpty() && permits.get() > 0 && client.isReady()) {
                permits.decrementAndGet();
                client.send(ready.remove().get());
            }
            if (ended || !ready.isEmpty()) {
                return false;
            }
            if (!searched) {
                searchMore();
                return true;
            }
            if (search.isCutOff()) {
                throw new ProtocolError(
                        ErrorCode.INVALID_QUERY_EXPRESSION,
                        "More fits than can be sorted: these are the first %d of %d; ask for less, or set a limit"
                                .formatted(search.found(), search.matched()));
            }
            if (!live) {
                return finish();
            }
            return ofSnapshots ? followSnapshots() : followMore();
        }

        private void searchMore() {
            if (!search.isDone()) {
                search.step().forEach(row -> ready.add(() -> row(row)));
                return;
            }
            searched = true;
            if (search.isCutOff()) {
                return;
            }
            if (query.count()) {
                ready.add(() -> count(search.found()));
            }
            ready.add(() -> QueryEventsResponse.newBuilder()
                    .setFilesCompleted(Confirmation.newBuilder().setSuccess(true))
                    .build());
        }

        private boolean followMore() {
            long before = nextLive;
            AtomicLong waiting = new AtomicLong();
            log.scan(nextLive, (token, bytes) -> {
                nextLive = token + 1;
                EventWithToken event = Search.parse(token, bytes);
                if (query.matches(event)) {
                    ready.add(() -> row(event));
                    waiting.addAndGet(bytes.length);
                }
                return ready.size() < 100 && waiting.get() < MOST_BYTES_WAITING && token < before + 2_000;
            });
            return nextLive > before;
        }

        private boolean followSnapshots() {
            byte[] snapshot = newSnapshots.poll();
            if (snapshot == null) {
                return false;
            }
            snapshotBytes.addAndGet(-snapshot.length);
            EventWithToken row = Search.parse(EventLog.NO_TOKEN, snapshot);
            if (query.matches(row)) {
                ready.add(() -> row(row));
            }
            return true;
        }

        private boolean finish() {
            end();
            client.complete();
            return false;
        }
    }

    private static QueryEventsResponse row(EventWithToken event) {
        RowResponse.Builder row =
                RowResponse.newBuilder().addIdValues(value(event.getToken())).addSortValues(value(event.getToken()));
        for (Field field : Field.values()) {
            row.putValues(field.word(), value(field.of(event)));
        }
        return QueryEventsResponse.newBuilder().setRow(row).build();
    }

    private static QueryEventsResponse count(long found) {
        return QueryEventsResponse.newBuilder()
                .setRow(RowResponse.newBuilder()
                        .addIdValues(value(COUNT))
                        .addSortValues(value(COUNT))
                        .putValues(COUNT, value(found)))
                .build();
    }

    private static QueryValue value(Comparable<?> value) {
        return value instanceof Long number
                ? QueryValue.newBuilder().setNumberValue(number).build()
                : QueryValue.newBuilder().setTextValue(value.toString()).build();
    }
}
