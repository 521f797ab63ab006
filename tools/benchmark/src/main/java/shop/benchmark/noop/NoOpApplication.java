package shop.benchmark.noop;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import shop.benchmark.noop.ErrandCommand.BeginFirst;
import shop.benchmark.noop.ErrandCommand.BeginSecond;
import shop.benchmark.noop.ErrandCommand.BeginThird;
import shop.benchmark.noop.ErrandCommand.GoOnFirst;
import shop.benchmark.noop.ErrandCommand.GoOnSecond;
import shop.benchmark.noop.ErrandCommand.GoOnThird;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;

/** Three components, with a node and a MongoDB in the same process, as the quickstart has them. */
final class NoOpApplication implements AutoCloseable {

    /** As few as the importer always has under way; more would only wait. */
    private static final int ORDERS_UNDER_WAY = 200;

    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long MILLIS_BETWEEN_LOOKS = 5;

    /** An event of the shop has some 260 bytes as it is stored. */
    private static final String TEXT = "-".repeat(200);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<NoOpComponent> components = new ArrayList<>();
    private final long[] notesMade = new long[Note.KINDS.size()];
    private long ordersBefore;

    private NoOpApplication() {}

    /**
     * Starts it; returns when orders can be sent.
     *
     * @param data where node and MongoDB keep everything
     * @param segments of each processor of each of the three components
     */
    static NoOpApplication start(Path data, int node, int viewer, int mongo, List<List<Integer>> segments) {
        NoOpApplication application = new NoOpApplication();
        try {
            application.running.push(EmbeddedNode.start(NodeConfiguration.onDisk(data.resolve("node"))
                    .withPort(node)
                    .withHttpPort(viewer)
                    .withOpenViewer()));
            EmbeddedMongo documents = EmbeddedMongo.in(data.resolve("mongo"), EmbeddedMongo.loopback(mongo));
            application.running.push(documents);
            application.component("first", FirstErrand.class, node, documents, segments.get(0));
            application.component("second", SecondErrand.class, node, documents, segments.get(1));
            application.component("third", ThirdErrand.class, node, documents, segments.get(2));
            return application;
        } catch (RuntimeException failure) {
            application.close();
            throw failure;
        }
    }

    private void component(
            String name, Class<? extends Errand> aggregate, int node, EmbeddedMongo documents, List<Integer> segments) {
        NoOpComponent started =
                NoOpComponent.start(name, aggregate, "127.0.0.1:" + node, documents.uri(name), segments, (int)
                        listeners().count());
        components.add(started);
        running.push(started);
    }

    /**
     * Does a turn's work; returns when every processor has heard every event of its kind.
     *
     * @throws IllegalStateException when a command fails, or nothing is heard any more
     */
    WorkDone turn(Workload work) throws InterruptedException {
        long begun = System.nanoTime();
        sendAll(work);
        awaitHeard();
        return new WorkDone(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private void sendAll(Workload work) throws InterruptedException {
        Semaphore room = new Semaphore(ORDERS_UNDER_WAY);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        for (int order = 0; order < work.orders() && failed.get() == null; order++) {
            room.acquire();
            List<Integer> notes = work.ofOrder(order);
            for (int note = notes.stream().mapToInt(Integer::intValue).sum() - 1; note >= 0; note--) {
                notesMade[Note.kind(note)]++;
            }
            from("order-" + ordersBefore++, notes, 0, 0).whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.compareAndSet(null, failure);
                }
                room.release();
            });
        }
        room.acquire(ORDERS_UNDER_WAY);
        if (failed.get() != null) {
            throw new IllegalStateException("A command failed: " + failed.get(), failed.get());
        }
    }

    /** Sends the commands of an order from that one on, each when the one before it is done, and from the next component. */
    private CompletableFuture<Object> from(String order, List<Integer> notes, int number, int first) {
        if (number == notes.size()) {
            return CompletableFuture.completedFuture(order);
        }
        ErrandCommand command = command(order, number, first, notes.get(number));
        return components
                .get((number + 1) % components.size())
                .send(command)
                .thenCompose(done -> from(order, notes, number + 1, first + command.notes()));
    }

    private static ErrandCommand command(String order, int number, int first, int notes) {
        return switch (number) {
            case 0 -> new BeginFirst(order + "-1", first, notes, TEXT);
            case 1 -> new BeginSecond(order + "-2", first, notes, TEXT);
            case 2 -> new BeginThird(order + "-3", first, notes, TEXT);
            default ->
                switch (number % 3) {
                    case 0 -> new GoOnFirst(order + "-1", first, notes, TEXT);
                    case 1 -> new GoOnSecond(order + "-2", first, notes, TEXT);
                    default -> new GoOnThird(order + "-3", first, notes, TEXT);
                };
        };
    }

    private void awaitHeard() throws InterruptedException {
        long heard = heard();
        long lastHeard = System.nanoTime();
        while (listeners().anyMatch(listener -> listener.heard() < notesMade[listener.kind()])) {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            long now = heard();
            if (now != heard) {
                heard = now;
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > LONGEST_SILENCE) {
                throw new IllegalStateException("The processors stand still: " + heard + " events were heard");
            }
        }
    }

    private long heard() {
        return listeners().mapToLong(NoteListener::heard).sum();
    }

    private Stream<NoteListener> listeners() {
        return components.stream().flatMap(component -> component.listeners().stream());
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception failure) {
                System.err.println(part + " did not stop cleanly: " + failure);
            }
        }
    }
}
