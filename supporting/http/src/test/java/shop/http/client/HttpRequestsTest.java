package shop.http.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Against a server of a few lines, since none that is well-kept behaves so badly. */
@DisplayName("A request")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpRequestsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final List<Socket> connected = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    /** What comes back for the request of this number, counted from 1 over all connections; false ends the connection. */
    private interface Answer {
        boolean to(int number, OutputStream caller) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Socket each : connected) {
            each.close();
        }
    }

    @Test
    @DisplayName("goes over a connection that is kept, and a redirect is an answer like others")
    void isKept() throws IOException {
        serve((number, caller) -> say(caller, "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 2\r\n\r\nok"));
        ClientHttpRequestFactory requests = HttpRequests.within(LONG, LONG);

        for (int i = 0; i < 3; i++) {
            try (ClientHttpResponse answer = request(requests, HttpMethod.GET).execute()) {
                assertThat(answer.getStatusCode().value()).isEqualTo(302);
                assertThat(answer.getBody().readAllBytes()).hasSize(2);
            }
        }

        assertThat(asked).hasSize(3);
        assertThat(connected).hasSize(1);
    }

    @Test
    @DisplayName("says that nobody was reached where nobody listens, and where nobody has the name")
    void reachesNobody() throws IOException {
        ClientHttpRequestFactory requests = HttpRequests.within(LONG, LONG);
        URI closed = address();
        server.close();

        assertThatThrownBy(() -> requests.createRequest(closed, HttpMethod.GET).execute())
                .isExactlyInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> requests.createRequest(URI.create("http://nobody.invalid/"), HttpMethod.GET)
                        .execute())
                .isExactlyInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("says that nobody was reached, too, where no connection is taken in time")
    void isNotTaken() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            List<Socket> waiting = new ArrayList<>();
            try {
                // Nobody accepts: from some number on, connections are not even begun.
                for (int i = 0; i < 20; i++) {
                    Socket each = new Socket();
                    waiting.add(each);
                    try {
                        each.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 100);
                    } catch (SocketTimeoutException noMore) {
                        break;
                    }
                }
                assertThatThrownBy(() -> HttpRequests.within(SHORT, SHORT)
                                .createRequest(address, HttpMethod.POST)
                                .execute())
                        .isExactlyInstanceOf(ConnectException.class);
            } finally {
                for (Socket each : waiting) {
                    each.close();
                }
            }
        }
    }

    @Test
    @DisplayName("asks for nothing that its asker did not ask for")
    void saysNoMore() throws IOException {
        serve((number, caller) -> say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

        request(HttpRequests.within(LONG, LONG), HttpMethod.GET).execute().close();

        assertThat(headers).allMatch(header -> header.startsWith("Host:") || header.equals("Connection: keep-alive"));
    }

    @Test
    @DisplayName("is given up when no answer comes in time")
    void isNotAnswered() throws IOException {
        serve((number, caller) -> true);

        assertThatThrownBy(() -> request(HttpRequests.within(LONG, SHORT), HttpMethod.POST)
                        .execute())
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("is given up when its answer drips, before it is whole")
    void isAnsweredInDrips() throws IOException {
        CountDownLatch givenUp = new CountDownLatch(1);
        serve((number, caller) -> {
            say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            try {
                while (true) {
                    say(caller, "drip");
                }
            } catch (IOException cut) {
                givenUp.countDown();
                return false;
            }
        });

        try (ClientHttpResponse answer =
                request(HttpRequests.within(LONG, SHORT), HttpMethod.GET).execute()) {
            InputStream body = answer.getBody();
            assertThatThrownBy(() -> {
                        while (body.read() >= 0) {
                            // There is always one more.
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(await(givenUp)).isTrue();
    }

    @Test
    @DisplayName("is broken off, not late, when the other side ends it half-way")
    void breaksOff() throws IOException {
        serve((number, caller) -> {
            say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            return false;
        });

        try (ClientHttpResponse answer =
                request(HttpRequests.within(LONG, LONG), HttpMethod.GET).execute()) {
            assertThatThrownBy(() -> answer.getBody().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class)
                    .isNotInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("that only reads is sent once more over a new connection when the kept one proves to be closed")
    void readsAgain() throws IOException {
        serve((number, caller) -> number != 2 && say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        ClientHttpRequestFactory requests = HttpRequests.within(LONG, LONG);

        request(requests, HttpMethod.GET).execute().close();
        request(requests, HttpMethod.GET).execute().close();

        assertThat(asked).hasSize(3);
        assertThat(connected).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    @DisplayName("that may change something is sent once only")
    void changesOnce(String method) throws IOException {
        serve((number, caller) -> number != 2 && say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        ClientHttpRequestFactory requests = HttpRequests.within(LONG, LONG);
        request(requests, HttpMethod.GET).execute().close();

        assertThatThrownBy(() ->
                        request(requests, HttpMethod.valueOf(method)).execute().close())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class);
        assertThat(asked).containsExactly("GET", method);
    }

    @Test
    @DisplayName("for a stream is let go at once, though the stream goes on")
    void letsAStreamGo() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        serve((number, caller) -> {
            say(caller, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    say(caller, "1\r\n.\r\n");
                }
            } catch (IOException gone) {
                cut.complete(true);
                return false;
            }
        });

        ClientHttpResponse answer =
                request(HttpRequests.atLeisure(LONG), HttpMethod.GET).execute();
        assertThat(answer.getBody().read()).isEqualTo('.');
        answer.close();

        assertThat(cut.get(60, TimeUnit.SECONDS)).isTrue();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private ClientHttpRequest request(ClientHttpRequestFactory requests, HttpMethod method) throws IOException {
        return requests.createRequest(address(), method);
    }

    private void serve(Answer answer) {
        daemon(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    connected.add(socket);
                    daemon(() -> answer(socket, answer));
                }
            } catch (IOException stopped) {
                // The test is over.
            }
        });
    }

    private void answer(Socket socket, Answer answer) {
        try (socket) {
            BufferedReader from = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            String line = from.readLine();
            while (line != null) {
                asked.add(line.substring(0, line.indexOf(' ')));
                int number = asked.size();
                line = from.readLine();
                while (!line.isEmpty()) {
                    headers.add(line);
                    line = from.readLine();
                }
                if (!answer.to(number, socket.getOutputStream())) {
                    return;
                }
                line = from.readLine();
            }
        } catch (IOException gone) {
            // So is the caller.
        }
    }

    private static boolean say(OutputStream caller, String words) throws IOException {
        caller.write(words.getBytes(US_ASCII));
        caller.flush();
        return true;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
