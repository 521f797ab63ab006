package shop.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.simulators.Simulator;
import shop.simulators.psp.PspSimulator;

@DisplayName("A simulator")
class OtherPagesComponentTest {

    @TempDir
    static Path data;

    private static Simulator psp;

    @BeforeAll
    static void start() {
        psp = Simulator.start(PspSimulator.application(), data);
    }

    @AfterAll
    static void stop() {
        psp.close();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("serves programs, its own pages and those who follow a link, under its own names")
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:8091",
                "Host: LOCALHOST:8091",
                "Host: [::1]:8091",
                "Host: localhost:8091|Origin: http://localhost:8091|Sec-Fetch-Site: same-origin",
                "Host: localhost:8091|Sec-Fetch-Site: none",
                "Host: localhost:8091|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document"
            })
    void serves(String headers) throws IOException {
        assertThat(ask("GET /ledger", headers)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("serves no page of another origin, and under no name that was pointed here")
    @ValueSource(
            strings = {
                "Host: shop.example:8091",
                "Host: 127.0.0.1.shop.example",
                "Host: localhost.",
                "Host: localhost:8091|Origin: http://shop.example",
                "Host: localhost:8091|Origin: http://localhost:8080",
                "Host: localhost:8091|Origin: null",
                "Host: localhost:8091|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image",
                "Host: localhost:8091|Sec-Fetch-Site: same-site|Sec-Fetch-Mode: cors|Sec-Fetch-Dest: empty"
            })
    void refuses(String headers) throws IOException {
        for (String request : new String[] {"GET /ledger", "GET /", "POST /switch", "POST /authorizations"}) {
            assertThat(ask(request, headers))
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "\"code\":\"foreign-");
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("serves no page of another origin that sends a body, either")
    @ValueSource(strings = {"POST /switch", "POST /authorizations"})
    void refusesWithBody(String request) throws IOException {
        assertThat(ask(request, "Host: shop.example|Content-Type: application/json|Content-Length: 2", "{}"))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"foreign-");
    }

    @Test
    @DisplayName("reads no body without bound")
    void boundsBodies() throws IOException {
        assertThat(
                        ask(
                                "POST /authorizations",
                                "Host: localhost|Content-Type: application/json|Idempotency-Key: huge|Content-Length: 62914560"))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "\"code\":\"body-too-large\"");
    }

    @Test
    @Timeout(60)
    @DisplayName("answers others while more bodies than it has threads are half sent")
    void halfSent() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int number = 0; number < 250; number++) {
                Socket socket = new Socket("127.0.0.1", psp.port());
                crowd.add(socket);
                socket.getOutputStream()
                        .write(("POST /authorizations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 90\r\n\r\n{\"re")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(ask("GET /ledger", "Host: localhost")).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    private static String ask(String request, String headers) throws IOException {
        return ask(request, headers, "");
    }

    private static String ask(String request, String headers, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", psp.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nConnection: close\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
