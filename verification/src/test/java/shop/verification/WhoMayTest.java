package shop.verification;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each operation that the services have, for each role and with each token that is none: every cell is a test. */
@DisplayName("Who may do what")
class WhoMayTest {

    private static final Set<String> EVERYBODY = Set.of("shop", "customer", "support", "warehouse", "operator");
    private static final String NOBODY = "nobody";
    private static final String SHOP_SUPPORT_OPERATOR = "shop support operator";
    private static final String WITHOUT_CUSTOMER = "shop support warehouse operator";

    /** By service and operation, the roles that may do it. One that is not here fails the build. */
    private static final Map<String, Set<String>> MATRIX = matrix(
            "order GET /orders", "shop customer support warehouse operator",
            "order POST /orders", "shop support",
            "order GET /orders/{orderId}", "shop customer support warehouse operator",
            "order GET /orders/{orderId}/commands", "shop customer support warehouse operator",
            "order GET /orders/{orderId}/timeline", "shop customer support warehouse operator",
            "order GET /orders/{orderId}/live", "shop customer support warehouse operator",
            "order POST /orders/{orderId}/cancellation", "shop customer support",
            "order PUT /orders/{orderId}/shipping-address", "shop customer support",
            "order POST /orders/{orderId}/requests", "support operator",
            "order GET /orders/{orderId}/tenders/{tender}/payer-link", "shop customer support",
            "order POST /orders/{orderId}/goodwill", "shop support",
            "order POST /orders/{orderId}/hold", "shop support",
            "order POST /orders/{orderId}/release", "shop support",
            "order POST /orders/{orderId}/lines/{line}/cancellation", "shop customer support",
            "order POST /orders/{orderId}/amendments", "shop customer support",
            "order POST /orders/{orderId}/amendments/{number}/withdrawal", "shop customer support",
            "order POST /orders/{orderId}/tenders/{tender}/replacement", "shop customer support",
            "order POST /orders/{orderId}/parcels/{parcel}/refund", "shop support",
            "order POST /orders/{orderId}/parcels/{parcel}/units/refund", "shop support",
            "order POST /orders/{orderId}/parcels/{parcel}/units/replacement", "shop support",
            "order POST /orders/{orderId}/parcels/{parcel}/claims", "shop customer support",
            "order POST /orders/{orderId}/claims/{number}/approval", "shop support",
            "order POST /orders/{orderId}/claims/{number}/refusal", "shop support",
            "order POST /orders/{orderId}/claims/{number}/withdrawal", "shop customer support",
            "order POST /orders/{orderId}/parcels/{parcel}/replacement", "shop support",
            "order POST /orders/{orderId}/tenders/{tender}/settlements", "support",
            "order POST /orders/{orderId}/parcels/{parcel}/agreement", "support",
            "order POST /orders/{orderId}/parcels/{parcel}/whereabouts", "support",
            "order POST /orders/{orderId}/returns/{number}/cancellation", "shop customer support",
            "order POST /orders/{orderId}/returns/{number}/interest", "support",
            "order POST /orders/{orderId}/purchase-confirmation", "shop customer support",
            "order POST /orders/{orderId}/returns", "shop customer support",
            "order GET /orders/{orderId}/returns/{number}", "shop customer support warehouse operator",
            "order POST /orders/{orderId}/returns/{number}/approval", "support",
            "order POST /orders/{orderId}/returns/{number}/refusal", "support",
            "order POST /orders/{orderId}/returns/{number}/inspection", "support",
            "payment GET /payments", SHOP_SUPPORT_OPERATOR,
            "payment GET /payments/{paymentId}", SHOP_SUPPORT_OPERATOR,
            "payment GET /payments/reconciliation", SHOP_SUPPORT_OPERATOR,
            "payment GET /payments/daily-statement", SHOP_SUPPORT_OPERATOR,
            "payment GET /payments/daily-statement.csv", SHOP_SUPPORT_OPERATOR,
            "payment GET /payments/{paymentId}/receipts", SHOP_SUPPORT_OPERATOR,
            "payment GET /receipts", SHOP_SUPPORT_OPERATOR,
            "payment POST /payments/{paymentId}/captures/{captureId}/attempts", "support",
            "payment POST /payments/{paymentId}/refunds/{refundId}/transfer", "support",
            "payment POST /payments/{paymentId}/refunds/{refundId}/account", "support",
            "payment POST /payments/{paymentId}/refunds/{refundId}/attempts", "support",
            "payment POST /payments/{paymentId}/outcomes", "support",
            "payment GET /disputes", SHOP_SUPPORT_OPERATOR,
            "payment GET /disputes/{disputeId}", SHOP_SUPPORT_OPERATOR,
            "payment POST /disputes/{disputeId}/evidence", "support",
            "payment POST /disputes/{disputeId}/acceptance", "support",
            "shipping GET /shipments", WITHOUT_CUSTOMER,
            "shipping GET /shipments/{shipmentId}", WITHOUT_CUSTOMER,
            "shipping GET /shipments/{shipmentId}/address", "warehouse support operator",
            "shipping GET /shipments/{shipmentId}/label", "warehouse",
            "shipping PUT /shipments/{shipmentId}/label", "warehouse",
            "shipping POST /hand-overs", "warehouse",
            "shipping POST /shipments/{shipmentId}/hand-over", "warehouse",
            "shipping POST /shipments/{shipmentId}/short-picks", "warehouse",
            "shipping POST /shipments/{shipmentId}/ship-from", "warehouse",
            "shipping POST /shipments/{shipmentId}/splits", "warehouse",
            "shipping POST /shipments/{shipmentId}/release", "operator",
            "shipping PUT /shipments/{shipmentId}/address", "support operator",
            "shipping GET /return-shipments", WITHOUT_CUSTOMER,
            "shipping GET /return-shipments/{returnShipmentId}", WITHOUT_CUSTOMER,
            "shipping GET /return-shipments/{returnShipmentId}/label", "shop support warehouse",
            "shipping POST /return-shipments/{returnShipmentId}/receipt", "warehouse",
            "* GET /operations/*/processors", "operator",
            "* POST /operations/*/processors/{name}/rebuild", "operator",
            "* GET /operations/*/processors/{name}/rebuild", "operator",
            "* POST /operations/*/processors/{name}/rebuild/cancellation", "operator",
            "* GET /operations/*/parked-events", "operator",
            "* PUT /operations/*/processors/{name}/position", "operator",
            "* PUT /operations/*/processors/{name}/pause", "operator",
            "* DELETE /operations/*/processors/{name}/pause", "operator",
            "* GET /operations/*/parked-events/groups", "operator",
            "* GET /operations/*/parked-events/{id}", "operator",
            "* POST /operations/*/retries", "operator",
            "* POST /operations/*/parked-events/{id}/retry", "operator",
            "* POST /operations/*/parked-events/{id}/discard", "operator",
            "* GET /operations/*/jobs", "operator",
            "* GET /operations/*/jobs/{id}", "operator",
            "* GET /operations/*/log", "operator",
            "* POST /operations/*/log/accept", "operator",
            "* POST /operations/*/corrections", "operator",
            // No controller of ours.
            "* GET /actuator/metrics", "operator");

    /** They need no token, and prove by their signature where they come from; a token is no signature. */
    private static final Set<String> SIGNED =
            Set.of("shipping POST /carrier-notifications", "payment POST /provider-notifications");

    /** They need no token, and open to whoever has been given their key. */
    private static final Set<String> OPENED_BY_A_KEY = Set.of("shipping GET /tracking/{shipmentId}/{key}");

    /** They need no token: whoever may read the book of the business may try what it tells, and nothing comes of that. */
    private static final Set<String> OPEN = Set.of("* POST /specifications/*/trials");

    private static final Set<String> NOT_MAPPED_BY_US = Set.of("GET /actuator/metrics");

    /** Fewer than any of the services takes at once. */
    private static final int AT_ONCE = 4;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @RegisterExtension
    static final RunningSystem SYSTEM = new RunningSystem();

    private static final SideBySide CELLS = new SideBySide(AT_ONCE);

    /** By role. Each is made once: what is told apart is who may, not how a token is signed. */
    private static final Map<String, String> good = new TreeMap<>();

    private static Map<String, String> bad;

    @BeforeAll
    static void start() throws Exception {
        Tokens tokens = Tokens.signedAsIn(SYSTEM.data().resolve("authorization"), SYSTEM.address("authorization"));
        Stream.concat(EVERYBODY.stream(), Stream.of(NOBODY)).forEach(role -> good.put(role, tokens.good(role)));
        bad = tokens.bad();
    }

    @AfterAll
    static void stop() {
        CELLS.close();
    }

    @Test
    @DisplayName("is said of every operation that there is, and of no other")
    void isSaidOfAll() throws Exception {
        Set<String> said = Stream.of(MATRIX.keySet(), SIGNED, OPENED_BY_A_KEY, OPEN)
                .flatMap(Set::stream)
                .filter(operation -> NOT_MAPPED_BY_US.stream().noneMatch(operation::endsWith))
                .collect(toCollection(TreeSet::new));

        assertThat(mapped()).isEqualTo(said);
    }

    @TestFactory
    @DisplayName("by role")
    List<DynamicNode> roles() {
        return byOperation(
                MATRIX.keySet(),
                operation -> good.entrySet().stream()
                        .map(token -> CELLS.test(
                                token.getKey(),
                                () -> operation.answer(token.getValue()),
                                answer -> assertMay(operation, token.getKey(), answer))));
    }

    private static void assertMay(Operation operation, String role, HttpResponse<String> answer) {
        if (MATRIX.get(operation.row()).contains(role)) {
            assertThat(answer.statusCode()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertChallenge(answer, "insufficient_scope");
        }
    }

    @TestFactory
    @DisplayName("with a token that is none")
    List<DynamicNode> badTokens() {
        return byOperation(
                MATRIX.keySet(),
                operation -> Stream.concat(
                        Stream.of(CELLS.test("no token", () -> operation.send(""), answer -> {
                            assertThat(answer.statusCode()).isEqualTo(401);
                            assertThat(answer.headers().allValues("WWW-Authenticate"))
                                    .containsExactly("Bearer");
                        })),
                        bad.entrySet().stream()
                                .map(token ->
                                        CELLS.test(token.getKey(), () -> operation.send(token.getValue()), answer -> {
                                            assertThat(answer.statusCode()).isEqualTo(401);
                                            assertChallenge(answer, "invalid_token");
                                        }))));
    }

    @TestFactory
    @DisplayName("where a key opens, whatever the token, nothing without it")
    List<DynamicNode> openedByAKey() {
        return whateverTheToken(OPENED_BY_A_KEY, 404);
    }

    @TestFactory
    @DisplayName("where everybody may, with any token that is one, and without")
    List<DynamicNode> open() {
        return whateverTheToken(OPEN, 400);
    }

    @TestFactory
    @DisplayName("where a signature is asked for, whatever the token")
    List<DynamicNode> signed() {
        return whateverTheToken(SIGNED, 401);
    }

    private static List<DynamicNode> whateverTheToken(Set<String> rows, int status) {
        return byOperation(
                rows,
                operation -> Stream.concat(
                                Stream.of(Map.entry("no token", "")),
                                good.entrySet().stream()
                                        .filter(token -> !token.getKey().equals(NOBODY)))
                        .map(token -> CELLS.test(
                                token.getKey(),
                                () -> operation.send(token.getValue()),
                                answer -> assertThat(answer.statusCode()).isEqualTo(status))));
    }

    private static List<DynamicNode> byOperation(Set<String> rows, Function<Operation, Stream<DynamicTest>> cells) {
        return rows.stream()
                .sorted()
                .flatMap(WhoMayTest::operations)
                .<DynamicNode>map(operation -> dynamicContainer(
                        operation.toString(), cells.apply(operation).toList()))
                .toList();
    }

    /** Says what is wrong, and nothing of what the token said. */
    private static void assertChallenge(HttpResponse<String> answer, String error) {
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .matches("Bearer error=\"" + error + "\", error_description=\"[ !#-\\[\\]-~]+\"");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body() + answer.headers().map())
                .doesNotContain("evil.example", "springframework", "nimbus", "Exception");
    }

    private record Operation(String row, String service, String method, String path) {

        HttpResponse<String> send(String token) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SYSTEM.address(service) + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            method.equals("GET")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString("{}"));
            return CLIENT.send(
                    token.isEmpty()
                            ? request.build()
                            : request.header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        /** Asks again where the store did not answer within the second that an operator waits. */
        HttpResponse<String> answer(String token) throws IOException, InterruptedException {
            HttpResponse<String> first = send(token);
            return first.statusCode() != 503
                    ? first
                    : await(toString())
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> send(token), answer -> answer.statusCode() != 503);
        }

        @Override
        public String toString() {
            return service + " " + method + " " + path;
        }
    }

    private static Stream<Operation> operations(String row) {
        String[] parts = row.split(" ");
        Stream<String> services =
                parts[0].equals("*") ? Stream.of("order", "payment", "shipping") : Stream.of(parts[0]);
        return services.map(service -> new Operation(
                row,
                service,
                parts[1],
                parts[2].replace("*", service)
                        .replace("{orderId}", "order-none")
                        .replace("{paymentId}", "payment-none-1")
                        .replace("{disputeId}", "dispute-none-1-dp_1")
                        .replace("{shipmentId}", "shipment-none-nowhere")
                        .replace("{returnShipmentId}", "returnshipment-none-1")
                        .replace("{parcel}", "nowhere")
                        .replace("{tender}", "1")
                        .replace("{line}", "1")
                        .replace("{number}", "1")
                        .replace("{captureId}", "nowhere")
                        .replace("{refundId}", "refund-1")
                        .replace("{key}", "none")
                        .replace("{name}", "none")
                        .replace("{id}", "none")));
    }

    /** Every operation of every controller, as the matrix writes them. */
    private static Set<String> mapped() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> mapped = new TreeSet<>();
        for (String home : List.of("shop.order", "shop.payment", "shop.shipping", "shop.platform")) {
            for (var candidate : scanner.findCandidateComponents(home)) {
                Class<?> controller = Class.forName(candidate.getBeanClassName());
                String service = home.equals("shop.platform") ? "*" : home.substring("shop.".length());
                for (Method method : controller.getDeclaredMethods()) {
                    RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                    if (own != null) {
                        RequestMapping common =
                                AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
                        String path = (common == null ? "" : common.path()[0])
                                + (own.path().length == 0 ? "" : own.path()[0]).replaceAll(":[^}]*}", "}");
                        Arrays.stream(own.method())
                                .forEach(verb -> mapped.add(
                                        service + " " + verb + " " + path.replace("${spring.application.name}", "*")));
                    }
                }
            }
        }
        return mapped;
    }

    private static Map<String, Set<String>> matrix(String... cells) {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (int cell = 0; cell < cells.length; cell += 2) {
            rows.put(cells[cell], Set.of(cells[cell + 1].split(" ")));
        }
        return rows;
    }
}
