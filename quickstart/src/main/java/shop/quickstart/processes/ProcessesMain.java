package shop.quickstart.processes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.quickstart.DataFolder;
import shop.quickstart.DemoOrder;
import shop.quickstart.OwnToken;
import shop.starting.CannotStart;
import shop.starting.Halt;

/**
 * Starts the whole system as many processes and tells where everything is; stops it cleanly on Ctrl-C. From another
 * terminal: tells its status and logs, changes how many instances there are, stops it.
 */
public final class ProcessesMain {

    private final PrintStream out = System.out;
    private final CountDownLatch toStop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile boolean isStarted;

    private ProcessesMain() {}

    /** @param arguments {@code start}, {@code status}, {@code scale}, {@code logs} or {@code stop}, and {@code --name=value} */
    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        try {
            String command = arguments.length == 0 ? "start" : arguments[0];
            Options options =
                    Options.of(Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
            new ProcessesMain().run(command, options);
        } catch (CannotStart refusal) {
            System.err.println(refusal.sentences());
            System.exit(1);
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String command, Options options) throws IOException, InterruptedException {
        var running = new RemoteControl(options.data());
        switch (command) {
            case "start" -> start(options);
            case "status" -> out.print(running.status());
            case "scale" -> {
                String wanted = options.own().getOrDefault(Options.INSTANCES, "");
                options.instances();
                out.print(running.scale(wanted));
            }
            case "stop" -> out.print(running.stop());
            case "logs" -> {
                Logs logs = new Logs(options.data(), options.of(), out);
                logs.tell(options.last());
                if (options.isToFollow()) {
                    logs.follow();
                }
            }
            default ->
                throw new CannotStart("There are start, status, scale, logs and stop, and no '" + command + "'.", null);
        }
    }

    private void start(Options options) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Halt.watchAllThreads();
        options.instances();
        out.println("Starting order, payment, shipping and all they need, each as a process of its own …");
        try (DataFolder data = DataFolder.open(options.data())) {
            int left = Leftovers.living(data.path()).size();
            if (left > 0) {
                throw new CannotStart(
                        left + " processes of an earlier start still run on " + options.data()
                                + ": end them with mvn -q -Drun=stop.",
                        null);
            }
            Path root = Path.of("").toAbsolutePath();
            var plan = new Plan(options, new ClassPaths(root), data.path(), Secrets.in(data.path()));
            SettingsFiles.writeFirst(plan.settings());
            try (Fleet fleet = new Fleet(plan, options, data.path(), out);
                    Control control = new Control(data.path(), options.control(), commands(fleet))) {
                Runtime.getRuntime().addShutdownHook(new Thread(this::awaitStop, "stop"));
                control.open();
                fleet.start(plan.wanted());
                isStarted = true;
                out.println(welcome(options, plan, fleet, Duration.between(begun, Instant.now())));
                toStop.await();
                out.println("Stopping …");
            }
        } finally {
            out.println("Stopped.");
            stopped.countDown();
        }
    }

    /** Ctrl-C: the process must not end before all others have. */
    private void awaitStop() {
        toStop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private Control.RunningSystem commands(Fleet fleet) {
        return new Control.RunningSystem() {
            @Override
            public String status() {
                return table(fleet.status());
            }

            @Override
            public String scale(String wanted) {
                if (!isStarted) {
                    throw new Control.StillStarting();
                }
                WantedInstances instances = WantedInstances.single().with(wanted);
                List<Role> named = Stream.of(wanted.split(","))
                        .map(each -> Role.named(each.split("=", 2)[0].strip()))
                        .flatMap(Optional::stream)
                        .toList();
                List<String> done = fleet.scale(instances, named);
                return (done.isEmpty() ? "There are as many as that already." : String.join("\n", done))
                        + "\n\n"
                        + table(fleet.status());
            }

            @Override
            public void stop() {
                toStop.countDown();
            }
        };
    }

    static String table(List<Member.Status> all) {
        String rows = all.stream()
                .map(each -> "%-16s %-17s %8d %10s %10.1f %12s"
                        .formatted(
                                each.name(),
                                each.address(),
                                each.pid(),
                                each.memory() == 0 ? "-" : each.memory() + " MB",
                                each.cpu(),
                                each.readyAfter() == 0 ? "starting" : "%.1f s".formatted(each.readyAfter())))
                .collect(Collectors.joining("\n"));
        long memory = all.stream().mapToLong(Member.Status::memory).sum();
        return "%-16s %-17s %8s %10s %10s %12s%n%s%n%-16s %-17s %8s %10s%n"
                .formatted(
                        "instance",
                        "address",
                        "process",
                        "memory",
                        "CPU s",
                        "ready after",
                        rows,
                        "in all",
                        all.size() + " processes",
                        "",
                        memory == 0 ? "-" : memory + " MB");
    }

    private static String welcome(Options options, Plan plan, Fleet fleet, Duration took) {
        return """

                Ready after %.1f s. Ctrl-C stops it; the data stays in %s.

                %s
                  Front page      %s/
                  Instances       %s/instances
                  Viewer          %s/
                  Registry        %s/  (its password is in %s)
                  Settings        %s  (served at %s)
                  Logs            %s

                From another terminal:

                  mvn -q -Drun=scale -Dinstances=order=2     another instance of the order service
                  mvn -q -Drun=status
                  mvn -q -Drun=logs -Dof=order -Dfollow      what they write
                  mvn -q -Drun=stop

                  %s
                """.formatted(
                        took.toMillis() / 1e3,
                        options.data(),
                        table(fleet.status()).indent(2),
                        plan.http(Role.GATEWAY),
                        plan.http(Role.GATEWAY),
                        plan.viewer(),
                        plan.http(Role.REGISTRY),
                        options.data().resolve(OwnToken.REGISTRY.file()),
                        plan.settings(),
                        plan.http(Role.CONFIGURATION),
                        options.data().resolve(Logs.FOLDER),
                        DemoOrder.curl(plan.http(Role.GATEWAY), plan.http(Role.AUTHORIZATION)));
    }
}
