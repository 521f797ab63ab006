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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import shop.http.Problem;
import shop.starting.CannotStart;

/**
 * How the running system is asked, and told, from another terminal: over HTTP on loopback, with a token that is new with
 * each start and that only the data folder's owner can read.
 */
final class Control implements AutoCloseable {

    /** In the data folder: the address, and the token in the line after it. */
    static final String FILE = "processes.control";

    private static final String STATUS = "/status";
    private static final String SCALE = "/scale";
    private static final Map<String, String> PATHS = Map.of(STATUS, "GET", SCALE, "POST", "/stop", "POST");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

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
            String path = String.valueOf(exchange.getRequestURI().getPath());
            String method = PATHS.get(path);
            if (!LOOPBACK.contains(header(exchange, "Host").replaceFirst(":\\d+$", ""))) {
                refuse(exchange, HttpStatus.FORBIDDEN, "foreign-host", "Ask for 127.0.0.1.");
            } else if (!header(exchange, "Origin").isEmpty()) {
                refuse(exchange, HttpStatus.FORBIDDEN, "foreign-origin", "Pages have no access.");
            } else if (!isAllowed(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                refuse(
                        exchange,
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Say 'Authorization: Bearer …' with the token in " + file + ".");
            } else if (method == null) {
                refuse(
                        exchange,
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There are GET /status, POST /scale?order=2 and POST /stop.");
            } else if (!method.equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", method);
                refuse(exchange, HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Use " + method + ".");
            } else {
                answer(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case STATUS -> tell(exchange, commands::status);
            case SCALE -> tell(exchange, () -> commands.scale(wanted(exchange)));
            default -> {
                say(exchange, HttpStatus.ACCEPTED, "Stopping.\n");
                commands.stop();
            }
        }
    }

    private static String wanted(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query.replace('&', ','), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** What the server itself would do with a failure, whoever asks would take for a system that is not there. */
    private static void tell(HttpExchange exchange, Supplier<String> command) throws IOException {
        try {
            say(exchange, HttpStatus.OK, command.get());
        } catch (StillStarting busy) {
            refuse(exchange, HttpStatus.CONFLICT, "still-starting", busy.getMessage());
        } catch (CannotStart refusal) {
            refuse(exchange, HttpStatus.BAD_REQUEST, "bad-request", refusal.sentences());
        } catch (RuntimeException failed) {
            refuse(exchange, HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", String.valueOf(failed.getMessage()));
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        return MessageDigest.isEqual(
                header(exchange, "Authorization").getBytes(StandardCharsets.UTF_8),
                ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static void say(HttpExchange exchange, HttpStatus status, String text) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpExchange exchange, HttpStatus status, String code, String detail)
            throws IOException {
        send(exchange, status, "application/problem+json", Problem.json(Problem.of(status, code, detail)));
    }

    private static void send(HttpExchange exchange, HttpStatus status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean isEmpty = bytes.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(status.value(), isEmpty ? -1 : bytes.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(bytes);
        }
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
