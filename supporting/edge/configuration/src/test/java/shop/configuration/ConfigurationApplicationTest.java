package shop.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.guard.Ending;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The configuration store")
class ConfigurationApplicationTest {

    @TempDir
    private static Path folder;

    private static ServletWebServerApplicationContext running;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("order.yml"), "order.admission.waiting: 7");
        running = (ServletWebServerApplicationContext) ConfigurationApplication.application()
                .run("--server.port=0", "--configuration.folder=" + folder.toUri());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    @DisplayName("answers whoever asks from this machine")
    void answers() throws IOException {
        assertThat(ask("GET /order/default HTTP/1.1", "Host: 127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("order.admission.waiting");
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
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), running.getWebServer().getPort())) {
            socket.setSoTimeout(60_000);
            String request = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
