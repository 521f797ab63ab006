package shop.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import shop.starting.CannotStart;

@DisplayName("A service that joins the others")
class JoinTheOthersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "made-for_this-test-alone";

    @TempDir
    Path folder;

    private HttpServer other;
    private volatile int status = 401;

    @EnableAutoConfiguration
    static class Service {}

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] nothing = """
                    {"name": "order", "profiles": ["default"], "label": null, "version": null, "state": null,
                    "propertySources": []}""".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, nothing.length);
            exchange.getResponseBody().write(nothing);
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + other.getAddress().getPort();
    }

    private ConfigurableApplicationContext run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--spring.application.name=order",
                "--server.port=1",
                "--server.address=127.0.0.1",
                "--logging.file.name=" + folder.resolve("said.log")));
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}, with \"{1}\"")
    @CsvSource({"401, ''", "401, another-made-for-this-test", "403, another-made-for-this-test"})
    @DisplayName("does not start where the configuration store refuses it, and says so")
    void isRefused(int with, String token) {
        status = with;

        assertThatThrownBy(() -> run("--shop.configuration.uri=" + address(), "--shop.configuration.token=" + token)
                        .close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll(address(), "shop.configuration.token");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    @DisplayName("starts where the store has nothing to say, or is not well")
    void isNotRefused(int with) {
        status = with;

        try (var service = run("--shop.configuration.uri=" + address(), "--shop.configuration.token=" + TOKEN)) {
            assertThat(service.isRunning()).isTrue();
        }
    }

    @Test
    @DisplayName("starts where nobody is, neither store nor registry")
    void nobodyIsThere() {
        String nowhere = "http://127.0.0.1:1";

        try (var service = run("--shop.configuration.uri=" + nowhere, "--shop.registry.uri=" + nowhere)) {
            assertThat(service.isRunning()).isTrue();
        }
    }

    @Test
    @DisplayName("says once that the registry refuses it")
    void registryRefuses() throws IOException {
        Path said = folder.resolve("said.log");
        try (var service = run("--shop.registry.uri=" + address(), "--shop.registry.token=" + TOKEN)) {
            await("the sentence")
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(said).contains("The registry refuses"));
            assertThat(service.isRunning()).isTrue();
        }
        assertThat(Files.readString(said))
                .containsOnlyOnce("The registry refuses")
                .contains("shop.registry.token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long-enough-but-with/a-slash",
                "long-enough-but-with:a-colon",
                "long-enough-but-with-$1",
                "short"
            })
    @DisplayName("does not take for a token what would mean something else in an address:")
    void noToken(String token) {
        for (String whose : List.of("registry", "configuration")) {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "told", Map.of("shop." + whose + ".uri", address(), "shop." + whose + ".token", token)));

            assertThatThrownBy(() -> new JoinTheOthers().postProcessEnvironment(environment, new SpringApplication()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("shop." + whose + ".token")
                    .extracting(failure -> ((CannotStart) failure).remedy())
                    .asString()
                    .contains("SHOP_" + whose.toUpperCase(Locale.ROOT) + "_TOKEN");
        }
    }

    @Test
    @DisplayName("tells the registry the token as the password of anybody")
    void token() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "told", Map.of("shop.registry.uri", "http://127.0.0.1:8761", "shop.registry.token", TOKEN)));

        new JoinTheOthers().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("eureka.client.service-url.defaultZone"))
                .isEqualTo("http://service:" + TOKEN + "@127.0.0.1:8761/eureka/");
    }
}
