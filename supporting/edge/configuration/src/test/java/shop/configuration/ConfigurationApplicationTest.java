package shop.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.guard.Ending;
import shop.starting.CannotStart;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The configuration store")
class ConfigurationApplicationTest {

    @TempDir
    private static Path folder;

    private static final String TOKEN = "made-for-this-test-alone";

    private static ServletWebServerApplicationContext running;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("order.yml"), "order.admission.waiting: 7");
        running = (ServletWebServerApplicationContext) ConfigurationApplication.application()
                .run(
                        "--server.port=0",
                        "--shop.configuration.token=" + TOKEN,
                        "--configuration.folder=" + folder.toUri());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    @DisplayName("answers whoever has its token")
    void answers() throws IOException {
        assertThat(ask("GET /order/default HTTP/1.1", "Host: 127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("order.admission.waiting");
    }

    @ParameterizedTest
    @DisplayName("refuses whoever has not, whatever is said instead:")
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization: Bearer another",
                "Authorization: Basic ?",
                "Authorization: Basic eDp5"
            })
    void refusesStrangers(String header) throws IOException {
        assertThat(send("GET /order/default HTTP/1.1", Stream.of("Host: 127.0.0.1", header)))
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Basic", "unauthenticated");
    }

    @Test
    @DisplayName(
            "takes its token for anybody's password, as libraries and browsers say it, and shows everybody its health")
    void asPassword() throws IOException {
        String both = Base64.getEncoder().encodeToString(("service:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(send("GET /order/default HTTP/1.1", Stream.of("Host: 127.0.0.1", "Authorization: Basic " + both)))
                .startsWith("HTTP/1.1 200");
        assertThat(send("GET /actuator/health HTTP/1.1", Stream.of("Host: 127.0.0.1")))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "long-enough-but-with/a-slash",
                "long-enough-but-with:a-colon",
                "long-enough-but-with-$1"
            })
    @DisplayName("does not start without a token that nobody guesses, and that stands in an address as it is:")
    void needsAToken(String token) {
        assertThatThrownBy(() -> ConfigurationApplication.application()
                        .run("--server.port=0", "--shop.configuration.token=" + token))
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("shop.configuration.token");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("refuses pages and names of others, and what is no request, with a problem")
    @CsvSource({
        "GET /order/default HTTP/1.1, Host: elsewhere.example, foreign-host",
        "GET /order/default HTTP/1.1, Origin: http://elsewhere.example, foreign-origin",
        "GET /order/default HTTP/1.1, Sec-Fetch-Site: cross-site, foreign-origin",
        "GET / HTTP/1.1, Accept: */*, not-found",
        "BREW /actuator/health HTTP/1.1, Accept: */*, method-not-allowed",
        "GET /%zz HTTP/1.1, Accept: */*, bad-request",
        "GET /actuator/health, Accept: */*, version-not-supported",
    })
    void refuses(String line, String header, String code) throws IOException {
        String answer = header.startsWith("Host") ? ask(line, header) : ask(line, "Host: 127.0.0.1", header);

        assertThat(answer).startsWith("HTTP/1.1 ").contains("application/problem+json");
        assertThat(JsonMapper.shared()
                        .readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }

    @Test
    @DisplayName("is reached on loopback alone, and is watched as every application is")
    void isGuarded() throws IOException {
        assertThat(running.getEnvironment().getProperty("server.address", InetAddress.class))
                .isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(running.getBeansOfType(Ending.class)).hasSize(1);
    }

    private static String ask(String line, String... headers) throws IOException {
        return send(line, Stream.concat(Stream.of("Authorization: Bearer " + TOKEN), Stream.of(headers)));
    }

    private static String send(String line, Stream<String> headers) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), running.getWebServer().getPort())) {
            socket.setSoTimeout(60_000);
            String request =
                    line + "\r\n" + headers.collect(Collectors.joining("\r\n")) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
