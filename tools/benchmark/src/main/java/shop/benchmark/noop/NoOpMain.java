package shop.benchmark.noop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The no-op application as a process of its own, told over HTTP when its turn is: {@code POST /turns} with a {@link Workload}
 * is answered with the {@link WorkDone} once that is done. Nothing else goes over HTTP.
 */
@Command(name = "no-op")
public final class NoOpMain implements Callable<Integer> {

    /** Where it is told what to do; a part that listens, as the node is one. */
    public static final String CONTROL = "control";

    @Option(names = "--shop.data", required = true)
    private Path data = Path.of("");

    @Option(names = "--shop.port.node", required = true)
    private int node;

    @Option(names = "--shop.port.viewer", required = true)
    private int viewer;

    @Option(names = "--shop.port.mongo", required = true)
    private int mongo;

    @Option(names = "--shop.port." + CONTROL, required = true)
    private int control;

    @Option(
            names = "--segments",
            required = true,
            description = "Of each processor of each component, such as 2,2/2/2,1.")
    private String segments = "";

    private NoOpMain() {}

    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        // What else it is told is for the shop.
        System.exit(new CommandLine(new NoOpMain())
                .setUnmatchedArgumentsAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        System.setProperty("shop.data", data.toString());
        NoOpApplication application = NoOpApplication.start(data, node, viewer, mongo, segmentsOf(segments));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", control), 0);
        server.createContext("/turns", exchange -> answer(application, exchange));
        server.start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.stop(0);
                            application.close();
                            stopped.countDown();
                        },
                        "stop"));
        System.out.printf("Ready after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    private static List<List<Integer>> segmentsOf(String written) {
        return Stream.of(written.split("/"))
                .map(component ->
                        Stream.of(component.split(",")).map(Integer::valueOf).toList())
                .toList();
    }

    private static void answer(NoOpApplication application, HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonMapper json = JsonMapper.shared();
            int status = 200;
            String body;
            try {
                Workload work = json.readValue(exchange.getRequestBody(), Workload.class);
                body = json.writeValueAsString(application.turn(work));
            } catch (IllegalStateException | IllegalArgumentException | JacksonException failed) {
                status = 500;
                body = String.valueOf(failed.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                status = 503;
                body = "It is being stopped.";
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
