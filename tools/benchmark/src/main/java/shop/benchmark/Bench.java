package shop.benchmark;

import com.google.protobuf.Empty;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is set up and measured: nodes with a long log, with a short one and with one that grows, and beside them a server
 * that does nothing. All of them run all the time, and each round measures everything once, so that whatever disturbs the
 * machine for a while disturbs all figures alike.
 */
final class Bench implements AutoCloseable {

    private static final List<Integer> CLIENTS = List.of(1, 8, 64);
    private static final List<Integer> AGGREGATES = List.of(1, 100, 10_000);
    private static final int MOST_CLIENTS = 64;
    /** Short and long logs take so many turns a round: these measurements are brief, and what counts is the difference. */
    private static final int TURNS_OF_COSTS = 3;

    private static final String COSTS = "The same in a short and in a long log";
    private static final String FSYNC = "fsync of 500 bytes by one writer";
    private static final String EMPTY = "empty gRPC round trip";
    private static final String APPEND = "append of one event";
    private static final String COMMAND = "command round trip";

    private final Sizes sizes;
    private final Path folder;
    private final NodeProcess nodes;
    private final Consumer<String> progress;
    /** What must be closed, the latest first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final List<StartUps> startUps = new ArrayList<>();
    private final Map<String, List<Measurement>> groups = new LinkedHashMap<>();
    private final List<String> memory = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();

    Bench(Sizes sizes, Path folder, Consumer<String> progress) {
        this.sizes = sizes;
        this.folder = folder;
        this.nodes = new NodeProcess(folder);
        this.progress = progress;
    }

    void run() {
        startEmpty();
        ChildJvm large = prepared(sizes.history());
        ChildJvm small = prepared(sizes.shortHistory());
        ChildJvm busy = opened(nodes.start(folder.resolve("busy")));

        measureTheMachine();
        measureMessages(busy);
        Connection writers = opened(new Connection(busy));
        measureAppends(busy, writers);
        measureReads(large);
        measureCosts(small, large);
        rounds();

        memory.add("%,d events after all reads: %s".formatted(sizes.history(), StartUps.megabytes(large.resident())));
        memory.add("a growing log under all appends and messages: " + StartUps.megabytes(busy.resident()) + ", at most "
                + StartUps.megabytes(busy.mostResident()));
        conclude();
    }

    private void startEmpty() {
        StartUps empty = new StartUps("0 events");
        startUps.add(empty);
        for (int round = 0; round < sizes.rounds(); round++) {
            progress.accept("Starting with 0 events");
            empty.note(nodes.start(folder.resolve("empty-" + round))).close();
        }
    }

    /** A node with a log of this length that was started anew after it was written. */
    private ChildJvm prepared(int events) {
        Path data = folder.resolve("history-" + events);
        try (ChildJvm writing = nodes.start(data);
                Connection connection = new Connection(writing)) {
            new History(connection, events)
                    .write(written -> progress.accept("Writing %,d events: %,d are there".formatted(events, written)));
            if (events == sizes.history()) {
                AGGREGATES.forEach(length -> new LongAggregate(connection, length).write());
            }
        }
        StartUps starts = new StartUps("%,d events".formatted(events));
        startUps.add(starts);
        for (int round = 1; round < sizes.rounds(); round++) {
            progress.accept("Starting with %,d events".formatted(events));
            starts.note(nodes.start(data)).close();
        }
        return opened(starts.note(nodes.start(data)));
    }

    private void measureTheMachine() {
        add(
                "The machine",
                new Measurement(FSYNC, 1, Optional.empty(), () -> new Fsyncs(folder).measure(sizes.duration())));
        ChildJvm server = opened(ChildJvm.start(List.of("-cp", NodeProcess.classPath(), EmptyServer.class.getName())));
        Connection connection = opened(new Connection(server));
        addForClients(
                "The machine",
                EMPTY,
                server,
                client -> ClientCalls.asyncUnaryCall(
                        connection.channel().newCall(EmptyServer.METHOD, CallOptions.DEFAULT),
                        Empty.getDefaultInstance(),
                        new CallEnd<>(client)));
    }

    private void measureMessages(ChildJvm node) {
        Connection handlers = opened(new Connection(node));
        Connection callers = opened(new Connection(node));
        Handler.ofCommands(handlers, "PlaceOrder");
        Handler.ofQueries(handlers, "FindOrder");
        addForClients(
                "Messages",
                COMMAND,
                node,
                client -> callers.commands().dispatch(Messages.command("PlaceOrder"), new CallEnd<>(client)));
        addForClients(
                "Messages",
                "query round trip",
                node,
                client -> callers.queries().query(Messages.query("FindOrder"), new CallEnd<>(client)));
    }

    private void measureAppends(ChildJvm node, Connection connection) {
        AtomicLong aggregates = new AtomicLong();
        addForClients(
                "Appends",
                APPEND,
                node,
                client -> History.append(
                        connection.events(),
                        List.of(Messages.event("new-" + aggregates.getAndIncrement(), 0)),
                        client));
        add(
                "Appends",
                new Measurement(
                        "transaction of 100 events",
                        8,
                        Optional.of(node),
                        () -> Load.during(
                                sizes.duration(),
                                8,
                                client -> History.append(connection.events(), transaction(aggregates), client))));
        Tailing tail = opened(new Tailing(node));
        add(
                "Appends",
                new Measurement(
                        "from append to a tailing reader", 1, Optional.of(node), () -> tail.latency(sizes.duration())));
    }

    private static List<Event> transaction(AtomicLong aggregates) {
        String aggregate = "many-" + aggregates.getAndIncrement();
        return IntStream.range(0, 100)
                .mapToObj(sequence -> Messages.event(aggregate, sequence))
                .toList();
    }

    private void measureReads(ChildJvm node) {
        Tailing tail = opened(new Tailing(node));
        add(
                "Reads",
                new Measurement(
                        "%,d events streamed, per event".formatted(sizes.streamed()),
                        1,
                        Optional.of(node),
                        () -> tail.stream(sizes.streamed())));
        Connection connection = opened(new Connection(node));
        for (int length : AGGREGATES) {
            LongAggregate aggregate = new LongAggregate(connection, length);
            add("Reads", read("aggregate of %,d".formatted(length), node, aggregate::read));
            add("Reads", read("aggregate of %,d with a snapshot".formatted(length), node, aggregate::readWithSnapshot));
        }
    }

    private Measurement read(String name, ChildJvm node, Load.Operation operation) {
        return new Measurement(name, 1, Optional.of(node), () -> Load.during(sizes.duration(), 1, operation));
    }

    private void measureCosts(ChildJvm small, ChildJvm large) {
        History inSmall = new History(opened(new Connection(small)), sizes.shortHistory());
        History inLarge = new History(opened(new Connection(large)), sizes.history());
        add(COSTS, read(sizes.shortHistory(), small, inSmall));
        add(COSTS, read(sizes.history(), large, inLarge));
        add(COSTS, append(sizes.shortHistory(), small, inSmall));
        add(COSTS, append(sizes.history(), large, inLarge));
    }

    private Measurement read(int events, ChildJvm node, History history) {
        return new Measurement(
                "read of 10 at %,d events".formatted(events),
                MOST_CLIENTS,
                Optional.of(node),
                () -> Load.during(sizes.duration(), MOST_CLIENTS, history::readOne));
    }

    private Measurement append(int events, ChildJvm node, History history) {
        return new Measurement(
                "append at %,d events".formatted(events),
                MOST_CLIENTS,
                Optional.of(node),
                () -> Load.times(sizes.appended(), MOST_CLIENTS, history::appendOne),
                () -> Load.during(sizes.duration().multipliedBy(2), MOST_CLIENTS, history::appendElsewhere));
    }

    private void rounds() {
        rows().forEach(row -> {
            progress.accept("Warming up: " + row.name() + ", " + row.clients());
            row.warmUp();
        });
        for (int round = 1; round <= sizes.rounds(); round++) {
            for (Map.Entry<String, List<Measurement>> group : groups.entrySet()) {
                for (int turn = 0; turn < (group.getKey().equals(COSTS) ? TURNS_OF_COSTS : 1); turn++) {
                    for (Measurement row : group.getValue()) {
                        progress.accept(
                                "Round %d of %d: %s, %d".formatted(round, sizes.rounds(), row.name(), row.clients()));
                        row.take();
                    }
                }
            }
        }
    }

    private void conclude() {
        ratios.add(Ratio.atLeast(
                3,
                "appends at 64 clients / fsyncs by one writer",
                row(APPEND, MOST_CLIENTS).perSecond() / row(FSYNC, 1).perSecond()));
        ratios.add(Ratio.atLeast(
                0.4,
                "commands / empty round trips, both at 64 clients",
                row(COMMAND, MOST_CLIENTS).perSecond()
                        / row(EMPTY, MOST_CLIENTS).perSecond()));
        List<Measurement> costs = groups.get(COSTS);
        for (int i = 0; i < costs.size(); i += 2) {
            Measurement inShort = costs.get(i);
            Measurement inLong = costs.get(i + 1);
            String name = inLong.name() + " / at %,d".formatted(sizes.shortHistory());
            ratios.add(Ratio.atMost(1.2, "time of " + name, inShort.perSecond() / inLong.perSecond()));
            // The clock also sees what else the machine does; this is the node alone.
            ratios.add(Ratio.atMost(1.2, "server CPU of " + name, inLong.cpuMicros() / inShort.cpuMicros()));
        }
    }

    private void addForClients(String group, String name, ChildJvm server, Load.Operation operation) {
        CLIENTS.forEach(clients -> add(
                group,
                new Measurement(
                        name, clients, Optional.of(server), () -> Load.during(sizes.duration(), clients, operation))));
    }

    private void add(String group, Measurement row) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(row);
    }

    private Stream<Measurement> rows() {
        return groups.values().stream().flatMap(List::stream);
    }

    private Measurement row(String name, int clients) {
        return rows().filter(row -> row.name().equals(name) && row.clients() == clients)
                .findFirst()
                .orElseThrow();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    List<StartUps> startUps() {
        return startUps;
    }

    /** The measurements, by the heading that they stand under. */
    Map<String, List<Measurement>> groups() {
        return groups;
    }

    List<String> memory() {
        return memory;
    }

    List<Ratio> ratios() {
        return ratios;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("Something could not be stopped", e);
            }
        }
    }
}
