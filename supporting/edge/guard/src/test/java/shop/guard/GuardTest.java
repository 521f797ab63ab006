package shop.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.guard.GuardedServer.Connection;

@DisplayName("A guarded server")
@Timeout(120)
class GuardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "Host: localhost\r\nContent-Type: application/json\r\n";
    private static final String ECHO = "POST /echo?q=1 HTTP/1.1\r\n" + JSON;
    private static final int CROWD = 40 * GuardedServer.WORKERS;

    private GuardedServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private String echo(String text) throws IOException {
        return server.ask(ECHO, "{\"text\": \"" + text + "\"}");
    }

    @Nested
    @DisplayName("answers others")
    class Others {

        @ParameterizedTest(name = "that stop after {0}")
        @DisplayName("while many times more requests than it has workers are half sent")
        @ValueSource(
                strings = {
                    "POST /ec",
                    ECHO + "X-",
                    ECHO + "Content-Length: 90\r\n\r\n{\"te",
                    ECHO + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"te",
                    "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\nx"
                })
        void halfSent(String beginning) throws IOException {
            server = GuardedServer.start("--shop.limits.body-within=10m", "--server.tomcat.connection-timeout=10m");
            List<Connection> crowd = new ArrayList<>();
            for (int number = 0; number < CROWD; number++) {
                crowd.add(server.connect().send(beginning));
            }

            assertThat(server.get("/hello")).startsWith("HTTP/1.1 200").endsWith("hello");
            assertThat(echo("a whole one")).startsWith("HTTP/1.1 200").contains("a whole one");

            assertThat(crowd).allMatch(Connection::isOpen);
            assertThat(server.bytesHeld()).isZero();
        }

        @Test
        @DisplayName("and those whose body comes in pieces, when it is whole")
        void inPieces() throws IOException {
            server = GuardedServer.start();
            try (Connection slow = server.connect().send(ECHO + "Content-Length: 18\r\n\r\n{\"text\":")) {
                assertThat(echo("in between")).contains("in between");

                assertThat(slow.send(" \"pieces\"}").answer())
                        .startsWith("HTTP/1.1 200")
                        .contains("pieces", "\"comesIn\":true", "\"query\":\"1\"");
            }
        }

        @Test
        @DisplayName("with small bodies, while large ones on their way have taken all the room there is for them")
        void noRoom() throws IOException {
            server = GuardedServer.start(
                    "--shop.limits.body-within=10m",
                    "--shop.limits.bodies-in-all=100KB",
                    "--shop.limits.small-body=2KB");
            String large = "{\"text\": \"" + "a".repeat(60_000);
            Connection first = server.connect().send(ECHO + "Content-Length: 80000\r\n\r\n" + large);
            await().atMost(PATIENCE).until(() -> server.bytesHeld() > 50_000);

            try (Connection second = server.connect().send(ECHO + "Content-Length: 80000\r\n\r\n" + large)) {
                assertThat(second.answer())
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 2", "application/problem+json", "\"code\":\"too-many-bodies\"");
            }
            assertThat(echo("small")).contains("small");
            first.close();
            await().atMost(PATIENCE).until(() -> server.bytesHeld() == 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("hangs up on who never comes to the end of the headers, though a byte comes again and again")
    @ValueSource(strings = {"POST /ec", "GET /hello HTTP/1.1\r\nHost: localhost\r\nX-Much: "})
    void neverBegins(String beginning) throws IOException {
        server = GuardedServer.start("--shop.limits.headers-within=1s", "--server.tomcat.connection-timeout=10m");
        try (Connection trickling = server.connect().send(beginning)) {
            trickling.socket().setSoTimeout(50);
            boolean hungUp = false;
            while (!hungUp) {
                hungUp = trickling.hangsUpOn("a");
            }
        }
        assertThat(server.get("/hello")).startsWith("HTTP/1.1 200");
    }

    @Nested
    @DisplayName("bounds a body")
    class Bodies {

        @Test
        @DisplayName("that says how long it is, before it comes")
        void announced() throws IOException {
            server = GuardedServer.start();
            try (Connection sender = server.connect().send(ECHO + "Content-Length: 62914560\r\n\r\n")) {
                assertThat(sender.answer())
                        .startsWith("HTTP/1.1 413")
                        .contains("application/problem+json", "\"code\":\"body-too-large\"", "102400 bytes");
            }
        }

        @Test
        @DisplayName("that does not say how long it is, when it is longer")
        void chunked() throws IOException {
            server = GuardedServer.start();
            String chunk = "c350\r\n" + "a".repeat(50_000) + "\r\n";
            try (Connection sender =
                    server.connect().send(ECHO + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk)) {
                assertThat(sender.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"body-too-large\"");
            }
            assertThat(server.bytesHeld()).isZero();
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("and says so of one that is no body")
        @ValueSource(strings = {"zz\r\n", "-1\r\n\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n", "ffffffffffffffffff\r\na"})
        void malformed(String chunks) throws IOException {
            server = GuardedServer.start();
            try (Connection sender = server.connect().send(ECHO + "Transfer-Encoding: chunked\r\n\r\n" + chunks)) {
                assertThat(sender.rest())
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "\"code\":\"bad-request\"");
            }
            assertThat(server.bytesHeld()).isZero();
        }

        @Test
        @DisplayName("and lets who sends it all come to read the answer")
        void sentAll() throws IOException {
            server = GuardedServer.start();
            List<Connection> senders = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                senders.add(server.connect().send(ECHO + "Content-Length: 4000000\r\n\r\n"));
            }
            for (Connection sender : senders) {
                sender.send("a".repeat(4_000_000));
            }
            for (Connection sender : senders) {
                assertThat(sender.rest()).startsWith("HTTP/1.1 413").contains("Connection: close");
            }
        }

        @Test
        @DisplayName("of a path that needs less, by less")
        void byPath() throws IOException {
            server = GuardedServer.start("--shop.limits.bodies.[/short]=1KB");
            String two = "{\"text\": \"" + "a".repeat(2_000) + "\"}";

            assertThat(server.ask("POST /short HTTP/1.1\r\n" + JSON, two)).startsWith("HTTP/1.1 413");
            assertThat(server.ask(ECHO, two)).startsWith("HTTP/1.1 200");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("in time, and tells who is too slow")
        @ValueSource(strings = {"Content-Length: 90\r\n\r\n{\"te", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"te"})
        void tooSlow(String rest) throws IOException {
            server = GuardedServer.start("--shop.limits.body-within=1s");
            try (Connection sender = server.connect().send(ECHO + rest)) {
                assertThat(sender.rest())
                        .startsWith("HTTP/1.1 408")
                        .contains("application/problem+json", "\"code\":\"body-too-slow\"");
            }
            assertThat(echo("meanwhile")).contains("meanwhile");
        }

        @Test
        @DisplayName("and hands on what keeps to it, as JSON, as a form and before a stream")
        void handedOn() throws IOException {
            server = GuardedServer.start();
            String form = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

            assertThat(echo("b".repeat(90_000))
                            .chars()
                            .filter(letter -> letter == 'b')
                            .count())
                    .isGreaterThanOrEqualTo(90_000);
            assertThat(server.ask("POST /form?name=x HTTP/1.1\r\n" + form, "name=a%26b&other=1&name=%C3%A9"))
                    .endsWith("x|a&b|é");
            assertThat(server.ask("POST /live/1 HTTP/1.1\r\n" + JSON, "{\"text\": \"streamed\"}"))
                    .startsWith("HTTP/1.1 200")
                    .contains("data:streamed");
            assertThat(server.ask(
                            "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n",
                            "--x--"))
                    .startsWith("HTTP/1.1 415");
        }
    }

    @Nested
    @DisplayName("holds an address, while nobody knows who calls,")
    class OneAddress {

        private static final String PROXY = "--server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1";
        private static final String MINE = "2001:db8:0:1::1";
        private static final String OTHERS = "2001:db8:0:2::1";

        @Test
        @DisplayName("to four callers' share of streams, while others open theirs")
        void streams() throws IOException {
            server = GuardedServer.start("--shop.limits.streams=2", PROXY);
            List<Connection> mine = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                mine.add(server.connect().send(live(MINE, number)));
                assertThat(mine.get(number).answer()).startsWith("HTTP/1.1 200");
            }
            for (int number = 8; number < 100; number++) {
                try (Connection another = server.connect().send(live(MINE, number))) {
                    assertThat(another.answer())
                            .startsWith("HTTP/1.1 429")
                            .contains("Retry-After: 5", "\"code\":\"too-many-streams\"");
                }
            }
            try (Connection others = server.connect().send(live(OTHERS, 0))) {
                assertThat(others.answer()).startsWith("HTTP/1.1 200");
            }
            assertThat(server.get("/hello", from(MINE, 0))).startsWith("HTTP/1.1 200");
        }

        @Test
        @DisplayName("to four callers' rate of requests, whatever token each brings, while others go on")
        void requests() throws IOException {
            server = GuardedServer.start(
                    "--shop.limits.requests-per-second=1", "--shop.limits.requests-at-once=10", PROXY);

            List<String> answers = ask(80, MINE);

            assertThat(answers.subList(0, 40)).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
            assertThat(answers.get(79))
                    .startsWith("HTTP/1.1 429")
                    .containsPattern("Retry-After: [12]\r\n")
                    .contains("application/problem+json", "\"code\":\"too-many-requests\"", "4 requests a second");
            assertThat(server.get("/hello", from("2001:db8:0:1:ffff::2", 1)))
                    .as("of the same IPv6 network")
                    .startsWith("HTTP/1.1 429");
            assertThat(server.get("/hello", from(OTHERS, 0))).startsWith("HTTP/1.1 200");
        }

        @Test
        @DisplayName("which only a proxy of ours can tell, and no caller of themselves")
        void forged() throws IOException {
            server = GuardedServer.start(
                    "--shop.limits.requests-per-second=1",
                    "--shop.limits.requests-at-once=10",
                    "--server.tomcat.remoteip.internal-proxies=10\\.0\\.0\\.1");

            List<String> answers = new ArrayList<>();
            for (int number = 0; number < 80; number++) {
                answers.addAll(ask(1, "203.0.113." + number));
            }

            assertThat(answers.get(79)).startsWith("HTTP/1.1 429");
        }

        @Test
        @DisplayName("to twice a second's requests at once, unless something else is said")
        void atOnce() throws IOException {
            server = GuardedServer.start("--shop.limits.requests-per-second=1", PROXY);

            List<String> answers = ask(80, MINE);

            assertThat(answers.subList(0, 8)).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));
        }

        @Test
        @DisplayName("to another rate soon after the settings have changed, and to another number of streams")
        void changed() throws IOException {
            server = GuardedServer.start(
                    "--shop.limits.requests-per-second=1", "--shop.limits.requests-at-once=1", PROXY);
            assertThat(ask(40, MINE)).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));

            server.change("shop.limits.requests-per-second", "100000");
            server.change("shop.limits.requests-at-once", "100000");
            await("another rate")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> ask(40, MINE).stream().allMatch(answer -> answer.startsWith("HTTP/1.1 200")));

            server.change("shop.limits.streams", "0");
            await("the last change").atMost(Duration.ofMinutes(1)).until(() -> {
                try (Connection stream = server.connect().send(live(MINE, 0))) {
                    return stream.answer().startsWith("HTTP/1.1 429");
                }
            });
            assertThat(ask(40, MINE)).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
        }

        @Test
        @DisplayName("to the rate of a path that needs another")
        void ofAPath() throws IOException {
            server = GuardedServer.start("--shop.limits.rates.[/hello]=1", PROXY);

            List<String> answers = ask(30, MINE);

            assertThat(answers.subList(0, 4)).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));
            assertThat(echo("elsewhere")).startsWith("HTTP/1.1 200");
        }

        @Test
        @DisplayName("to the rate of a path that needs another, however it is spelled")
        void ofAnEscapedPath() throws IOException {
            server = GuardedServer.start("--shop.limits.rates.[/hello]=1", PROXY);

            assertThat(ask("/h%65llo", 30, MINE)).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));
        }

        private List<String> ask(int times, String address) throws IOException {
            return ask("/hello", times, address);
        }

        private List<String> ask(String path, int times, String address) throws IOException {
            List<String> answers = new ArrayList<>();
            for (int number = 0; number < times; number++) {
                answers.add(server.get(path, from(address, number)));
            }
            return answers;
        }

        private static String from(String address, int token) {
            return "X-Forwarded-For: " + address + "\r\nAuthorization: Bearer garbage-" + token + "\r\n";
        }

        private static String live(String address, int token) {
            return "GET /live/1 HTTP/1.1\r\nHost: localhost\r\n" + from(address, token) + "\r\n";
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("takes an IPv6 network for one address")
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:0:1::1, 20010db800000001/64",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 20010db800000001/64",
        "2001:db8:0:2::1, 20010db800000002/64",
        "::ffff:203.0.113.9, 203.0.113.9",
        "shop.example:80, shop.example:80",
        "unknown, unknown"
    })
    void networks(String address, String network) {
        assertThat(Networks.of(address)).isEqualTo(network);
    }

    @Test
    @DisplayName("gives its own machine so many connections, and others when it has let go of some")
    void connections() throws IOException {
        server = GuardedServer.start(
                "--shop.limits.connections-per-address=5", "--shop.limits.connections-per-proxy=20");
        List<Connection> mine = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            mine.add(server.connect().send("GET /he"));
        }

        await().atMost(PATIENCE).until(() -> isTurnedAway());
        for (Connection connection : mine) {
            connection.close();
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.get("/hello").endsWith("hello"));
    }

    private boolean isTurnedAway() throws IOException {
        try {
            return server.get("/hello").isEmpty();
        } catch (java.net.SocketException cut) {
            return true;
        }
    }

    @Test
    @DisplayName("answers under its own names only")
    void names() throws IOException {
        server = GuardedServer.start("--shop.hosts=shop.example");

        for (String own : List.of("localhost:8080", "127.0.0.1", "[::1]:8080", "Shop.example")) {
            assertThat(server.ask("GET /hello HTTP/1.1\r\nHost: " + own + "\r\n", ""))
                    .as(own)
                    .startsWith("HTTP/1.1 200");
        }
        for (String foreign : List.of("evil.example", "127.0.0.1.evil.example:8080", "localhost.evil.example")) {
            assertThat(server.ask("GET /hello HTTP/1.1\r\nHost: " + foreign + "\r\n", ""))
                    .startsWith("HTTP/1.1 403")
                    .contains("\"code\":\"foreign-host\"");
        }
    }
}
