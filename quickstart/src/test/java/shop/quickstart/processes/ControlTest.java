package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.starting.CannotStart;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A running system that is told something from another terminal")
class ControlTest {

    @TempDir
    private Path data;

    @Test
    @DisplayName("does it")
    void does() {
        try (Control control = new Control(data, 0, system(() -> "order-2 is started."))) {
            control.open();

            assertThat(new RemoteControl(data).scale("order=2")).isEqualTo("order-2 is started.");
        }
    }

    @Test
    @DisplayName("refuses so that whoever says it fails as well: what it cannot do, and anything before it has started")
    void refuses() {
        try (Control control = new Control(data, 0, system(() -> {
            throw new CannotStart("There is no such service.", null);
        }))) {
            control.open();
            assertThatThrownBy(() -> new RemoteControl(data).scale("orders=2"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no such service");
        }
        try (Control control = new Control(data, 0, system(() -> {
            throw new Control.StillStarting();
        }))) {
            control.open();
            assertThatThrownBy(() -> new RemoteControl(data).scale("order=2"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("still being started");
        }
    }

    @Test
    @DisplayName("says what has failed when it cannot tell its status, and is not taken for one that is not there")
    void failsAloud() {
        Control.RunningSystem broken = new Control.RunningSystem() {
            @Override
            public String status() {
                throw new IllegalStateException("no process has a name");
            }

            @Override
            public String scale(String wanted) {
                return "";
            }

            @Override
            public void stop() {
                // Not asked here.
            }
        };
        try (Control control = new Control(data, 0, broken)) {
            control.open();

            assertThatThrownBy(() -> new RemoteControl(data).status())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no process has a name");
        }
    }

    @Test
    @DisplayName("is not taken for another program that listens in its place")
    void isSomebodyElse() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<p>There is no such page.</p>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(404, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
        try {
            Files.writeString(
                    data.resolve(Control.FILE),
                    "http://127.0.0.1:" + other.getAddress().getPort() + "\nold\n");

            assertThatThrownBy(() -> new RemoteControl(data).status())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("There is no such page.");
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest(name = "{0} {1}, {2}: {3} gets {5}")
    @DisplayName("refuses strangers, and what it does not know, with a problem")
    @CsvSource({
        "GET, /status, Authorization, none, 401, unauthenticated",
        "GET, /status, Origin, http://127.0.0.1:1, 403, foreign-origin",
        "GET, /status, Host, elsewhere.example, 403, foreign-host",
        "GET, /nowhere, Host, localhost, 404, not-found",
        "GET, /stop, Host, localhost, 405, method-not-allowed",
        "POST, /status, Host, localhost, 405, method-not-allowed",
    })
    void refusesStrangers(String method, String path, String header, String value, int status, String code)
            throws Exception {
        try (Control control = new Control(data, 0, system(() -> ""))) {
            control.open();
            List<String> where = Files.readAllLines(data.resolve(Control.FILE));
            URI address = URI.create(where.get(0));
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            Map<String, String> headers = new LinkedHashMap<>(
                    Map.of("Host", address.getAuthority(), "Authorization", "Bearer " + where.get(1)));
            headers.put(header, value);

            String answer = say(address, method, path, headers);

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
            assertThat(JsonMapper.shared()
                            .readTree(answer.substring(answer.indexOf('{')))
                            .path("code")
                            .asString())
                    .isEqualTo(code);
        }
    }

    /** By hand: a client that is well-bred says no other host than it asks. */
    private static String say(URI address, String method, String path, Map<String, String> headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("takes what is said of a setting in the place of what it would say itself")
    void saidTwice() {
        assertThat(Plan.unlessSaid(
                        List.of("shop.aggregates.cached=checked", "server.port=8081"),
                        List.of("--shop.aggregates.cached=false")))
                .containsExactly("server.port=8081");
    }

    private static Control.RunningSystem system(java.util.function.Supplier<String> scaling) {
        return new Control.RunningSystem() {
            @Override
            public String status() {
                return "";
            }

            @Override
            public String scale(String wanted) {
                return scaling.get();
            }

            @Override
            public void stop() {
                // Not asked here.
            }
        };
    }
}
