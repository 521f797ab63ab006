package shop.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import shop.mongo.UnusableDocuments;
import shop.node.NodeStartFailure;
import shop.node.vital.ProcessEnd;
import shop.starting.CannotStart;

/** Starts the whole system and tells where it is; stops it cleanly on Ctrl-C. */
public final class QuickstartMain {

    private QuickstartMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Instant begun = Instant.now();
        System.out.println("Starting order, payment, shipping and all they need …");
        new ProcessEnd().watchAllThreads();
        Quickstart system = startOrExplain(arguments);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, stopped), "stop"));
        System.out.println(welcome(system, Duration.between(begun, Instant.now())));
        stopped.await();
    }

    private static Quickstart startOrExplain(String... arguments) {
        try {
            var all = new ArrayList<>(List.of(arguments));
            all.add("--" + Settings.ENDS_PROCESS + "=true");
            return Quickstart.start(Progress.on(System.out), all.toArray(String[]::new));
        } catch (RuntimeException failure) {
            System.err.println(sentence(failure));
            System.exit(1);
            throw failure;
        }
    }

    /** What a person needs to know: our own sentences as they are; of what nobody foresaw the last reason, and the log. */
    private static String sentence(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof NodeStartFailure || each instanceof UnusableDocuments) {
                return each.getMessage();
            }
            if (each instanceof CannotStart refusal) {
                return refusal.sentences();
            }
        }
        LoggerFactory.getLogger(QuickstartMain.class).error("The system did not start", failure);
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "Could not start: " + root.getMessage() + " (the log in " + System.getProperty("shop.data")
                + "/logs tells more)";
    }

    private static String welcome(Quickstart system, Duration took) {
        return """

                Ready after %.1f s. Ctrl-C stops it; the data stays in %s.

                  Front page   %s/
                  Viewer       %s

                Place an order from another terminal:

                %s
                """.formatted(
                        took.toMillis() / 1e3,
                        system.data(),
                        system.gateway(),
                        system.viewer(),
                        DemoOrder.curl(system.gateway(), system.authorization()));
    }

    private static void stop(Quickstart system, CountDownLatch stopped) {
        System.out.println("Stopping …");
        system.close();
        System.out.println("Stopped.");
        stopped.countDown();
    }
}
