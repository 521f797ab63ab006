package shop.node.search;

import io.axoniq.axonserver.grpc.event.ColumnsResponse;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.QueryEventsRequest;
import io.axoniq.axonserver.grpc.event.QueryEventsResponse;
import io.axoniq.axonserver.grpc.event.QueryValue;
import io.axoniq.axonserver.grpc.event.RowResponse;
import io.grpc.stub.StreamObserver;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private static final int NEW_SNAPSHOTS = 100;
    /** Rows wait in memory for their reader up to this size, and one more. */
    private static final long MOST_BYTES_WAITING = 1024 * 1024;

    private final Function<String, EventLog> logs;
    private final SearchRoom room;
    private final Outbound<QueryEventsResponse> client;
    private final Rounds rounds;
    private final Runnable follower;
    private final AtomicLong permits = new AtomicLong();
    private volatile Optional<Run> run = Optional.empty();
    private volatile boolean ended;

    /** The log is found by the name of its context, empty for that of the call. */
    public EventQueryStream(
            Function<String, EventLog> logs,
            SearchRoom room,
            Executor readers,
            StreamObserver<QueryEventsResponse> responses) {
        this.logs = logs;
        this.room = room;
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
                if (ended) {
                    // It was broken off meanwhile, and what ends it has seen nothing to leave.
                    run.get().leave();
                }
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
        private final SearchRoom.Place place;
        private final Optional<Table.Run> table;
        private final Deque<EventWithToken> found = new ArrayDeque<>();
        private final Queue<Supplier<QueryEventsResponse>> ready = new ArrayDeque<>();
        private final Queue<byte[]> newSnapshots = new ArrayBlockingQueue<>(NEW_SNAPSHOTS);
        private final AtomicLong snapshotBytes = new AtomicLong();
        private final Consumer<byte[]> snapshotFollower = this::noteSnapshot;
        private long nextLive;
        private long told;
        private boolean searched;

        private Run(QueryEventsRequest request, EventLog log) {
            this.log = log;
            this.query = EventQuery.parse(request.getQuery(), Clock.systemUTC().instant());
            this.live = request.getLiveEvents() && query.canBeLive();
            this.ofSnapshots = request.getQuerySnapshots();
            this.table = query.table().map(Table::begin);
            this.nextLive = log.head() + 1;
            this.search = new Search(log, query, request.getQuerySnapshots());
            this.place = room.take(query, ofSnapshots, 1);
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
            place.close();
        }

        /** What a slow reader has no room for is left out; it can ask again. */
        private void noteSnapshot(byte[] snapshot) {
            if (snapshotBytes.get() < MOST_BYTES_WAITING && newSnapshots.offer(snapshot)) {
                snapshotBytes.addAndGet(snapshot.length);
                rounds.wakeUp();
            }
        }

        private List<String> columns() {
            return query.table()
                    .map(Table::columns)
                    .orElseGet(() -> Stream.of(Field.values()).map(Field::word).toList());
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
            if (table.isPresent() && !found.isEmpty()) {
                // One event at a time: its row can be as large as a message.
                while (ready.isEmpty() && !found.isEmpty()) {
                    table.get().add(found.remove());
                    tellMade(table.get());
                }
                return;
            }
            if (!search.isDone() && !table.map(Table.Run::isFull).orElse(false)) {
                searchOn();
                return;
            }
            searched = true;
            if (search.isCutOff()) {
                return;
            }
            table.ifPresent(made -> {
                made.end();
                tellMade(made);
            });
            ready.add(() -> QueryEventsResponse.newBuilder()
                    .setFilesCompleted(Confirmation.newBuilder().setSuccess(true))
                    .build());
        }

        private void searchOn() {
            if (table.isEmpty()) {
                search.step(event -> ready.add(() -> row(event)));
            } else if (query.isOfAllInAnyOrder()) {
                search.step(table.get()::add);
            } else {
                search.step(found::add);
            }
        }

        private void tellMade(Table.Run made) {
            made.take().forEach(values -> {
                long number = ++told;
                ready.add(() -> row(number, query.table().orElseThrow().columns(), values));
            });
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

    private static QueryEventsResponse row(long number, List<String> columns, List<Object> values) {
        RowResponse.Builder row =
                RowResponse.newBuilder().addIdValues(value(number)).addSortValues(value(number));
        for (int column = 0; column < columns.size(); column++) {
            row.putValues(columns.get(column), value(values.get(column)));
        }
        return QueryEventsResponse.newBuilder().setRow(row).build();
    }

    private static QueryValue value(Object value) {
        QueryValue.Builder told = QueryValue.newBuilder();
        if (value instanceof Long number) {
            return told.setNumberValue(number).build();
        }
        if (value instanceof BigDecimal number) {
            return told.setDoubleValue(number.doubleValue()).build();
        }
        if (value instanceof Boolean truth) {
            return told.setBooleanValue(truth).build();
        }
        return value == null
                ? told.build()
                : told.setTextValue(Values.text(value)).build();
    }
}
