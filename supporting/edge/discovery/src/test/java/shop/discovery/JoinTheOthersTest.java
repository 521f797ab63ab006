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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

    @Test
    @DisplayName("tells the registry when it is not ready, and when it is again")
    void tellsWhetherItIsReady() {
        List<String> told = new CopyOnWriteArrayList<>();
        other.createContext("/eureka/apps/ORDER", exchange -> {
            Matcher registration = Pattern.compile("\"status\" ?: ?\"(\\w+)\"")
                    .matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (registration.find()) {
                told.add(registration.group(1));
            }
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 204 : 200, -1);
            exchange.close();
        });
        try (var service = new SpringApplicationBuilder(Service.class, WithAStore.class)
                .run(
                        "--spring.application.name=order",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.endpoint.health.probes.enabled=true",
                        "--management.endpoint.health.group.readiness.include=readinessState,store",
                        "--shop.registry.uri=" + address(),
                        "--shop.registry.token=" + TOKEN)) {
            Store store = service.getBean(Store.class);
            await("it to be ready").atMost(PATIENCE).until(() -> last(told), "UP"::equals);

            store.isThere = false;
            await("the loss to be told").atMost(PATIENCE).until(() -> last(told), "DOWN"::equals);

            store.isThere = true;
            await("its return to be told").atMost(PATIENCE).until(() -> last(told), "UP"::equals);
        }
    }

    @Test
    @DisplayName("has the balancer choose among those that are ready")
    void choosesTheReady() {
        byte[] known = """
                {"applications": {"versions__delta": "1", "apps__hashcode": "", "application": [
                {"name": "PAYMENT", "instance": [%s, %s, %s]}]}}""".formatted(instance(1, "DOWN"), instance(2, "UP"), instance(3, "OUT_OF_SERVICE"))
                .getBytes(StandardCharsets.UTF_8);
        other.createContext("/eureka/apps", exchange -> {
            boolean asksForAll = exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(asksForAll ? 200 : 204, asksForAll ? known.length : -1);
            if (asksForAll) {
                exchange.getResponseBody().write(known);
            }
            exchange.close();
        });
        try (var service = run(
                "--shop.registry.uri=" + address(),
                "--shop.registry.token=" + TOKEN,
                "--eureka.client.disable-delta=true")) {
            DiscoveryClient registry = service.getBean(DiscoveryClient.class);
            await("the registry to be heard")
                    .atMost(PATIENCE)
                    .until(() -> !registry.getInstances("payment").isEmpty());

            LoadBalancerClient balancer = service.getBean(LoadBalancerClient.class);
            assertThat(IntStream.range(0, 6)
                            .mapToObj(turn -> balancer.choose("payment").getInstanceId()))
                    .containsOnly("payment-2");
        }
    }

    private static String instance(int number, String status) {
        return """
                {"instanceId": "payment-%1$d", "app": "PAYMENT", "ipAddr": "127.0.0.1", "hostName": "127.0.0.1",
                "status": "%2$s", "overriddenStatus": "UNKNOWN", "port": {"$": 808%1$d, "@enabled": "true"},
                "securePort": {"$": 443, "@enabled": "false"}, "countryId": 1, "vipAddress": "payment",
                "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"}}
                """.formatted(number, status);
    }

    private static String last(List<String> all) {
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    @Configuration(proxyBeanMethods = false)
    static class WithAStore {

        @Bean
        Store store() {
            return new Store();
        }
    }

    /** What a service cannot do without. */
    static final class Store implements HealthIndicator {

        private volatile boolean isThere = true;

        @Override
        public Health health() {
            return isThere ? Health.up().build() : Health.down().build();
        }
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
