package shop.quickstart.processes;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.starting.CannotStart;

/** The processes that run, as many of each as are wanted. */
final class Fleet implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    /** Until every gateway has heard that nobody is to be sent there any more. */
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /** Two start side by side: one waits for the disk while the other computes. */
    private static final int AT_ONCE = 2;

    private static final int BETWEEN_INSTANCES = 100;
    private static final int HIGHEST_PORT = 65_535;

    private final Plan plan;
    private final Options options;
    private final Path data;
    private final PrintStream out;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Member> members = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closing;
    private volatile boolean hasBegun;

    Fleet(Plan plan, Options options, Path data, PrintStream out) {
        this.plan = plan;
        this.options = options;
        this.data = data;
        this.out = out;
    }

    /** Starts one of each, and as many of each service as are wanted; returns when all can be used. */
    void start(WantedInstances wanted) {
        try {
            Files.createDirectories(data.resolve(Logs.FOLDER));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        checkPorts(wanted);
        // What all others need, then all others: services wait for what they need, the gateway for nobody.
        startAll(List.of(Role.NODE, Role.MONGO), wanted);
        startAll(
                Stream.of(Role.values())
                        .filter(role -> role != Role.NODE && role != Role.MONGO)
                        .toList(),
                wanted);
    }

    private void checkPorts(WantedInstances wanted) {
        for (Role role : Role.values()) {
            if (wanted.of(role) > 0 && !isFree(options.port(role))) {
                throw new CannotStart(
                        "Port " + options.port(role)
                                + " is taken: stop what uses it, or choose another with --shop.port." + role.title()
                                + "=<port>.",
                        null);
            }
        }
    }

    private void startAll(List<Role> roles, WantedInstances wanted) {
        List<Runnable> starts = new ArrayList<>();
        int most = roles.stream().mapToInt(wanted::of).max().orElse(0);
        for (int number = 1; number <= most; number++) {
            for (Role role : roles) {
                if (number <= wanted.of(role)) {
                    int which = number;
                    starts.add(() -> startOne(role, which));
                }
            }
        }
        atOnce(starts);
    }

    /** The first that fails ends it, whatever others still wait for. */
    static void atOnce(List<Runnable> tasks) {
        ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletionService<Runnable> starts = new ExecutorCompletionService<>(starters);
            tasks.forEach(task -> starts.submit(task, task));
            for (int done = 0; done < tasks.size(); done++) {
                starts.take().get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            starters.shutdownNow();
        }
    }

    private void startOne(Role role, int number) {
        Member member = begin(role, number);
        try {
            if (!member.awaitReady(http, LONGEST_START)) {
                throw new CannotStart(
                        member.name() + (member.isAlive() ? " does not get ready" : " has ended") + ": " + member.log()
                                + " tells why.",
                        null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        Member.Status status = member.status();
        out.printf(
                "  %-16s %-17s pid %-8d ready after %4.1f s%s%n",
                status.name(),
                status.address(),
                status.pid(),
                status.readyAfter(),
                status.memory() > 0 ? ", %d MB".formatted(status.memory()) : "");
    }

    private synchronized Member begin(Role role, int number) {
        if (closing) {
            throw new IllegalStateException("The system is being stopped");
        }
        String name = role.instance(number);
        int port = port(role, number);
        Member member = Member.start(
                role,
                name,
                port,
                data.resolve(Logs.FOLDER).resolve(name + ".log"),
                plan.command(role, name, port),
                plan.environment(role));
        members.add(member);
        hasBegun = true;
        notePids();
        member.ended().thenAccept(process -> endedByItself(member));
        return member;
    }

    /** The first has the port that everybody knows; others are found by the registry. */
    private int port(Role role, int number) {
        int port = options.port(role) + (number - 1) * BETWEEN_INSTANCES;
        while (number > 1 && !isFree(port) && port + BETWEEN_INSTANCES <= HIGHEST_PORT) {
            port += BETWEEN_INSTANCES;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Nobody starts it again: who ends one wants to see how the others get on. */
    private void endedByItself(Member member) {
        if (member.isToStop() || closing) {
            return;
        }
        members.remove(member);
        notePids();
        out.printf(
                "  %-16s has ended (%d): the others go on. Its log: %s; another one: mvn -q -Drun=scale -Dinstances=%s=%d%n",
                member.name(),
                member.exitValue(),
                member.log(),
                member.role().title(),
                of(member.role()).size() + 1);
    }

    private List<Member> of(Role role) {
        synchronized (members) {
            return members.stream().filter(member -> member.role() == role).toList();
        }
    }

    /**
     * Starts and stops instances until there are as many as wanted; of services that are not named, none. The latest
     * started is stopped first, and nobody is sent there any more before it is.
     *
     * @return what was done, in sentences
     */
    synchronized List<String> scale(WantedInstances wanted, List<Role> named) {
        List<Runnable> starts = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (Role role : named) {
            List<Member> there = of(role);
            int missing = wanted.of(role) - there.size();
            for (int more = 0, number = 1; more < missing; number++) {
                String name = role.instance(number);
                if (there.stream().noneMatch(member -> member.name().equals(name))) {
                    int which = number;
                    starts.add(() -> startOne(role, which));
                    done.add(name + " is started.");
                    more++;
                }
            }
            there.stream()
                    .sorted(Comparator.comparing(Member::name).reversed())
                    .limit(Math.max(0, -missing))
                    .forEach(member -> {
                        stopOne(member);
                        done.add(member.name() + " is stopped.");
                    });
        }
        starts.forEach(Runnable::run);
        return done;
    }

    private void stopOne(Member member) {
        member.isNotWanted();
        try {
            if (member.role().isScaled()) {
                sendNobodyTo(member);
                member.awaitEnd(DRAIN);
            }
            member.stop(LONGEST_STOP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        members.remove(member);
        notePids();
        out.printf("  %-16s stopped%n", member.name());
    }

    /** Tells the registry; when that is away, gateways find out by themselves. */
    private void sendNobodyTo(Member member) throws InterruptedException {
        String instance = "/eureka/apps/%s/%s@%d/status?value=OUT_OF_SERVICE"
                .formatted(member.role().name(), member.name(), member.port());
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(plan.http(Role.REGISTRY) + instance))
                            .timeout(Duration.ofSeconds(2))
                            .header("Authorization", "Bearer " + plan.secrets().registry())
                            .PUT(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException away) {
            out.println("  The registry does not answer.");
        }
    }

    List<Member.Status> status() {
        synchronized (members) {
            return members.stream()
                    .sorted(Comparator.comparing(Member::role).thenComparing(Member::name))
                    .map(Member::status)
                    .toList();
        }
    }

    /** So that what this process leaves behind, should it be killed, can be found and ended. */
    private void notePids() {
        String pids;
        synchronized (members) {
            pids = members.stream()
                    .map(member -> Long.toString(member.pid()))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        try {
            Files.writeString(data.resolve(Leftovers.FILE), pids);
        } catch (IOException unwritable) {
            out.println("  " + data.resolve(Leftovers.FILE) + " cannot be written: " + unwritable.getMessage());
        }
    }

    /** Stops all: first who takes orders, last what keeps them. */
    @Override
    public void close() {
        closing = true;
        stopAll(member -> member.role() == Role.GATEWAY);
        stopAll(member -> member.role() != Role.NODE && member.role() != Role.MONGO);
        stopAll(member -> true);
        if (hasBegun) {
            notePids();
        }
    }

    private void stopAll(Predicate<Member> which) {
        List<Member> these;
        synchronized (members) {
            these = members.stream().filter(which).toList();
        }
        these.forEach(Member::isNotWanted);
        ExecutorService stoppers = Executors.newCachedThreadPool();
        try {
            List<Future<?>> all = new ArrayList<>();
            these.forEach(member -> all.add(stoppers.submit(() -> {
                member.stop(LONGEST_STOP);
                return member;
            })));
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            stoppers.shutdown();
        }
        members.removeAll(these);
    }
}
