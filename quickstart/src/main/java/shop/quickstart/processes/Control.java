package shop.quickstart.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shop.starting.CannotStart;

/**
 * How the running system is asked, and told, from another terminal: over HTTP on loopback, with a token that is new with
 * each start and that only the data folder's owner can read.
 */
final class Control implements AutoCloseable {

    /** In the data folder: the address, and the token in the line after it. */
    static final String FILE = "processes.control";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path file;
    private final String token = UUID.randomUUID().toString();
    private final RunningSystem commands;

    /** What can be asked of the system. Each answer is text for a person. */
    interface RunningSystem {

        String status();

        /** @param wanted such as {@code order=3} */
        String scale(String wanted);

        void stop();
    }

    /** What is being started is not yet to be changed. */
    static final class StillStarting extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        StillStarting() {
            super("The system is still being started: say that again once it is.");
        }
    }

    Control(Path data, int port, RunningSystem commands) {
        this.commands = commands;
        file = data.resolve(FILE);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port " + port + " is taken: stop what uses it, or choose another with --shop.port.control=<port>.",
                    taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** Answers from now on. */
    void open() {
        server.start();
        write("http://127.0.0.1:" + server.getAddress().getPort() + "\n" + token + "\n");
    }

    private void write(String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file);
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null) {
                posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new CannotStart(file.toAbsolutePath() + " cannot be written: make it writable.", unwritable);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAllowed(exchange)) {
                say(exchange, 401, "The token in " + file + " is missing.\n");
                return;
            }
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET /status" -> say(exchange, 200, commands.status());
                case "POST /scale" -> scale(exchange);
                case "POST /stop" -> {
                    say(exchange, 202, "Stopping.\n");
                    commands.stop();
                }
                default -> say(exchange, 404, "There are GET /status, POST /scale?order=2 and POST /stop.\n");
            }
        }
    }

    private void scale(HttpExchange exchange) throws IOException {
        String wanted = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query.replace('&', ','), StandardCharsets.UTF_8))
                .orElse("");
        try {
            say(exchange, 200, commands.scale(wanted));
        } catch (StillStarting busy) {
            say(exchange, 409, busy.getMessage() + "\n");
        } catch (CannotStart refusal) {
            say(exchange, 400, refusal.sentences() + "\n");
        } catch (RuntimeException failed) {
            say(exchange, 500, failed.getMessage() + "\n");
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String said = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                said.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // The next start writes it anew.
        }
    }
}
