package shop.verification;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;
import shop.mongo.EmbeddedMongo;
import shop.order.OrderService;
import shop.payment.PaymentService;
import shop.quickstart.Quickstart;
import shop.shipping.ShippingService;

@DisplayName("Two instances of each service")
class TwoInstancesTest {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int SO_MANY_BEFORE_THE_END = 8;

    /** Short, so that work is handed over soon. */
    private static final String CLAIM = "--shop.processing.claim=4s";

    private static final String CHECKED = "--shop.aggregates.cached=checked";

    @TempDir
    static Path folder;

    private static Quickstart first;
    private final List<ConfigurableApplicationContext> second = new ArrayList<>();

    @BeforeAll
    static void startFirst() {
        first = Quickstart.start(FreePorts.arguments(folder.resolve("data"), CLAIM, CHECKED));
    }

    @AfterAll
    static void stopFirst() {
        first.close();
    }

    @BeforeEach
    void startSecond() throws IOException {
        second.add(another("order", OrderService.application()));
        second.add(another(
                "payment",
                PaymentService.application(),
                "--payment.provider.simulated.address=" + first.address("psp")));
        second.add(another(
                "shipping",
                ShippingService.application(),
                "--shipping.carrier.simulated.address=" + first.address("carrier")));
    }

    @AfterEach
    void stopSecond() {
        second.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    @DisplayName("share the work of their processors, and orders come to their ends although one of each ends half-way")
    void oneOfEachEnds() throws Exception {
        second.forEach(instance -> await("a share of the work of each processor that has several")
                .atMost(BOUND)
                .until(() -> processors(instance)
                        .noneMatch(each -> each.processingStatus().isEmpty())));

        Path orders = folder.resolve("orders");
        GenerateOrders.run("--folder=" + orders, "--orders=30", "--seed=13", "--answers-lost=0", "--unchanged");
        CompletableFuture<Integer> importing = CompletableFuture.supplyAsync(() -> ImportOrders.run(
                "--folder=" + orders,
                "--gateway=" + first.address("gateway"),
                "--psp=" + first.address("psp"),
                "--carrier=" + first.address("carrier"),
                "--report=" + folder.resolve("report.txt")));
        Shop shop = new Shop(first.address("gateway"));
        await("some orders to be closed")
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> shop.read("/orders?status=CLOSED&size=1")
                                .body()
                                .get("total")
                                .asInt()
                        >= SO_MANY_BEFORE_THE_END);
        second.forEach(ConfigurableApplicationContext::close);
        second.clear();

        assertThat(importing.get(10, MINUTES)).isZero();
        assertThat(Files.readAllLines(folder.resolve("report.txt"))).contains("The three books agree.");
    }

    @Test
    @DisplayName("tell the same of an order, at once and live, whichever takes it and whichever is asked")
    void tellTheSame() throws Exception {
        Shop shop = new Shop(first.address("gateway"));
        String other = "http://127.0.0.1:" + port(second.get(0));
        shop.placed(Orders.mugsAndTea("order-2001", "tok_approve"));
        assertThat(shop.readAt(other, "/orders/order-2001").status())
                .as("what was written here is read there")
                .isEqualTo(200);

        try (BufferedReader told = new BufferedReader(
                new InputStreamReader(shop.watchAt(other, "/orders/order-2001/live"), StandardCharsets.UTF_8))) {
            String line = told.readLine();
            while (line != null && !line.contains("\"status\":\"CLOSED\"")) {
                line = told.readLine();
            }
            assertThat(line).as("what both have processed is heard at either").isNotNull();
        }
    }

    private static Stream<StreamingEventProcessor> processors(ConfigurableApplicationContext instance) {
        return instance.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast);
    }

    private static String port(ConfigurableApplicationContext instance) {
        return instance.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** As the first one was started, but for its port and its name. */
    private ConfigurableApplicationContext another(String service, SpringApplicationBuilder application, String... own)
            throws IOException {
        URI mongo = URI.create(first.address("mongo"));
        URI node = URI.create(first.address("node"));
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--shop.instance=" + service + "-2",
                "--spring.mongodb.uri=" + EmbeddedMongo.uri(EmbeddedMongo.loopback(mongo.getPort()), service),
                "--axon.axonserver.servers=127.0.0.1:" + node.getPort(),
                "--axon.axonserver.token="
                        + Files.readString(folder.resolve("data").resolve("node-access-token"))
                                .strip(),
                "--shop.security.issuer=" + first.address("authorization"),
                "--quickstart.not-mine=org.springframework.cloud.,org.springframework.boot.security.oauth2.server.authorization.",
                CLAIM,
                CHECKED));
        arguments.addAll(List.of(own));
        return application.registerShutdownHook(false).run(arguments.toArray(String[]::new));
    }
}
