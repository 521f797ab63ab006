package shop.verification;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.quickstart.Quickstart;
import shop.rehearsal.ShownProblems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The descriptions of the APIs")
class ApiDescriptionsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** Fewer than any of the services takes at once. */
    private static final int AT_ONCE = 4;

    /** Where what callers are told is written. */
    private static final List<String> ANSWERING = List.of(
            "shared-kernel",
            "order-context/order-service",
            "payment-context/payment-service",
            "shipping-context/shipping-service",
            "supporting/platform",
            "supporting/http",
            "supporting/edge/guard");

    private static final Pattern TELLS = Pattern.compile("BusinessRejection|new Rejection\\(|new"
            + " Gap\\(|InvalidField\\(|Problem\\.of\\(|Refusal\\.(?:of|forNow)\\(|new Conflict\\(");

    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** Words of the same form that are no codes. */
    private static final Set<String> NO_CODES = Set.of(
            "accept-language",
            "if-match",
            "if-none-match",
            "respond-async",
            "same-origin",
            "x-real-ip",
            "order-hears",
            "order-asks-payment",
            "order-asks-shipping",
            "order-asks-again",
            "order-reminding",
            "order-clock",
            "payment-ask-again",
            "payment-books",
            "payment-ends",
            "payment-provider",
            "payment-receipts",
            "shipping-drawings");

    private static final String TO_THE_ORDER = "to the order, which alone asks for shipments and payments";
    private static final String TO_THE_BOOK =
            "to the page of the book, where a scenario is tried, which is no part of the API";

    /** Codes that no operation of a description answers with. */
    private static final Map<String, String> SAID_ELSEWHERE = elsewhere(
            "shipment-id-used-for-another-content", TO_THE_ORDER,
            "payment-id-used-for-another-request", TO_THE_ORDER,
            "amount-not-positive", TO_THE_ORDER,
            "authorisation-voided", TO_THE_ORDER,
            "capture-in-place-of-none", TO_THE_ORDER,
            "capture-exceeds-authorisation", TO_THE_ORDER,
            "currency-differs", TO_THE_ORDER,
            "one-capture-only", TO_THE_ORDER,
            "refund-exceeds-capture", TO_THE_ORDER,
            "settlement-id-used-for-another-settlement", TO_THE_ORDER,
            "provider-silent", "to payment providers, when what their notice is about cannot be asked for just now",
            "asking-already", "to carriers, when they give notice of a parcel that is asked about just now",
            "foreign-host", "to browsers, when another site's page calls a simulator",
            "foreign-origin", "to browsers, when another site's page calls a simulator",
            "origin-not-served", "to browsers, when they ask for the page of another origin",
            "does-not-fit", TO_THE_BOOK,
            "out-of-bounds", TO_THE_BOOK,
            "unknown-message", TO_THE_BOOK);

    /**
     * Codes of a service that only another's description shows: to the order, which alone asks; and to a carrier's webhook,
     * which is there where that carrier is.
     */
    private static final Map<String, Set<String>> SAID_BY_ANOTHER = Map.of(
            "payment", Set.of("amount-too-large", "cash-receipt-of-a-card"),
            "shipping", Set.of("signature-invalid"));

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Shop shop;
    private static Map<String, JsonNode> descriptions;

    @BeforeAll
    static void start() {
        // The carrier does not come by itself: the warehouse hands over.
        system = Quickstart.start(FreePorts.arguments(data, "--simulator.carrier.pace=1h"));
        shop = new Shop(system.address("gateway"));
        descriptions = new LinkedHashMap<>();
        for (String service : List.of("order", "payment", "shipping")) {
            descriptions.put(service, shop.look("GET", system.address(service) + "/v3/api-docs", ""));
        }
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @DisplayName("have an example of every code that the code can answer with, each service of its own")
    void everyCode() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Map.Entry<String, JsonNode> each : descriptions.entrySet()) {
            Set<String> here = shown(each.getValue());
            Set<String> own = codes(ANSWERING.stream().filter(module -> module.startsWith(each.getKey() + "-context")));
            own.removeAll(SAID_ELSEWHERE.keySet());
            own.removeAll(SAID_BY_ANOTHER.getOrDefault(each.getKey(), Set.of()));
            assertThat(here).as(each.getKey()).containsAll(own);
            shown.addAll(here);
        }
        Set<String> known = codes(ANSWERING.stream());

        assertThat(known).contains("tenders-differ-from-total", "unknown-field", "not-a-projection");
        known.removeAll(SAID_ELSEWHERE.keySet());
        assertThat(shown).containsAll(known);
        assertThat(shown).doesNotContainAnyElementsOf(SAID_ELSEWHERE.keySet());
    }

    private static Set<String> shown(JsonNode description) {
        return description.findValues("examples").stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(example -> Stream.concat(
                        Stream.of(example.at("/value/code")), example.at("/value/errors").findValues("code").stream()))
                .map(JsonNode::asString)
                .collect(toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("tell of nothing that the gateway does not lead to, but where partners notify their service")
    void throughTheGateway() {
        descriptions
                .values()
                .forEach(description -> description
                        .get("paths")
                        .propertyNames()
                        .forEach(path -> assertThat(shop.anonymously("GET", path.replaceAll("\\{\\w+}", "1"), "")
                                        .status())
                                .as(path)
                                .isEqualTo(path.endsWith("-notifications") ? 404 : 401)));
    }

    private static Map<String, String> elsewhere(String... codesAndReasons) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int at = 0; at < codesAndReasons.length; at += 2) {
            said.put(codesAndReasons[at], codesAndReasons[at + 1]);
        }
        return said;
    }

    @Test
    @DisplayName("have no example of a refusal that no test holds against what is sent")
    void everyExample() throws IOException {
        Pattern compared = Pattern.compile("\\bShownProblems\\s*\\.of\\(([^)]*)\\)");
        Pattern name = Pattern.compile("\"(\\w+)\"");
        try (Stream<Path> all = Files.walk(root())) {
            List<Path> files =
                    all.filter(file -> file.toString().contains("/src/")).toList();
            Set<String> proven = files.stream()
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(file -> compared.matcher(text(file)).results())
                    .flatMap(call -> name.matcher(call.group(1)).results())
                    .map(operation -> operation.group(1))
                    .collect(toCollection(TreeSet::new));
            Set<String> shown = files.stream()
                    .filter(file -> file.getParent().endsWith("src/main/resources/META-INF/problems"))
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(toCollection(TreeSet::new));
            shown.remove("any"); // ShownProblems.ofAny
            assertThat(shown).isNotEmpty().isSubsetOf(proven);
        }
    }

    @Test
    @DisplayName("allow what may be left out, or be one of several, to be what it is")
    void choices() {
        List<JsonNode> choices = descriptions.values().stream()
                .flatMap(each -> each.findParents("anyOf").stream())
                .toList();

        assertThat(choices)
                .isNotEmpty()
                .allSatisfy(choice -> assertThat(choice.has("type"))
                        .as("one type beside several: %s", choice)
                        .isFalse());
    }

    private static Set<String> codes(Stream<String> modules) throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : modules.toList()) {
            try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(ApiDescriptionsTest::text)
                        .filter(text -> TELLS.matcher(text).find())
                        .forEach(text -> CODE.matcher(text).results().forEach(code -> codes.add(code.group(1))));
            }
        }
        codes.removeAll(NO_CODES);
        return codes;
    }

    @Test
    @DisplayName("have requests that do what they say, in their order and along their links")
    void requests() {
        JsonNode examples = exampleRequests("order", "/orders", "post");
        assertThat(examples).hasSize(5);
        examples.propertyStream().forEach(example -> {
            Shop.Answer placed = shop.placed(example.getValue().get("value").toString());
            String said = example.getKey();
            if (said.startsWith("is refused")) {
                assertThat(placed.status()).as(said).isEqualTo(422);
                assertThat(placed.header("Link"))
                        .isEqualTo(
                                "</specifications#" + placed.body().get("rule").asString() + ">; rel=\"help\"");
                return;
            }
            assertThat(placed.status()).as(said + placed.body()).isEqualTo(201);
            String read = linked("order", placed, "/orders", "post", "201", "read");
            if (said.startsWith("goes well")) {
                untilOrder(read, "CONFIRMED");
                handOver(placed);
            } else if (said.startsWith("is rejected")) {
                untilOrder(read, "REJECTED");
            } else if (said.startsWith("is held")) {
                changeAddress(placed);
            } else {
                cancel(placed);
                untilOrder(read, "CANCELLED");
            }
        });
    }

    @Test
    @DisplayName("show no rule that has no place in the book, to which its refusals lead")
    void rules() {
        Set<String> rules = descriptions.values().stream()
                .flatMap(each -> each.findValues("rule").stream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(toCollection(TreeSet::new));
        String opened =
                shop.page("/specifications").headers().firstValue("Location").orElseThrow();
        String book = shop.page(opened).body();

        assertThat(rules)
                .contains("ORD-01", "PAY-03", "SHP-04")
                .allSatisfy(rule -> assertThat(book).contains("id=\"" + rule + "\""));
    }

    @Test
    @DisplayName("have examples of what operators are refused that are what is sent")
    void refusalsToOperators() {
        ShownProblems shown = ShownProblems.of(
                "acceptLog",
                "moveProcessor",
                "resumeProcessor",
                "rebuildProcessor",
                "readRebuild",
                "cancelRebuild",
                "correctEvent",
                "retryParkedEvents");
        JsonNode first = exampleRequests("order", "/orders", "post").iterator().next();
        String order =
                shop.placed(first.get("value").toString()).body().get("orderId").asString();

        shown.isSent(operate("POST", "log/accept", "{\"policies\": \"HEAD\", \"reason\": \"to see\"}"));
        shown.isSent(operate(
                "PUT", "processors/order-hears/position", "{\"position\": \"999999999\", \"reason\": \"to see\"}"));
        shown.isSent(operate("DELETE", "processors/order-hears/pause", ""));
        shown.isSent(operate("POST", "processors/order-asks-payment/rebuild", ""));
        shown.isSent(operate("GET", "processors/order-tracking/rebuild", ""));
        operate("POST", "processors/order-tracking/rebuild", "");
        await("the rebuild to be done")
                .atMost(BOUND)
                .until(() -> operate("GET", "processors/order-tracking/rebuild", "")
                        .path("state")
                        .asString()
                        .equals("DONE"));
        shown.isSent(operate("POST", "processors/order-tracking/rebuild/cancellation", ""));
        shown.isSent(operate("POST", "corrections", """
            {"aggregate": "%s", "sequence": 0, "payload": "{}", "reason": "to see"}\
            """.formatted(order)));
        shown.isSent(operate("POST", "retries?processor=order-none", ""));

        shown.wereAllSentBut(Set.of("rebuild-not-read-yet", "worked-on-elsewhere")); // by StandstillIntegrationTest
    }

    @Test
    @DisplayName("have an example of a command to what is not there that is what is sent")
    void toNothing() {
        String request = exampleRequest("shipping", "/shipments/{shipmentId}/hand-over", "post");

        Shop.Answer refused =
                shop.as("demo-warehouse", "POST", "/shipments/shipment-none-tea_house/hand-over", request);

        ShownProblems.ofAny().isSentAsShown(refused.body());
    }

    private static JsonNode operate(String method, String path, String body) {
        return shop.operate(method, "order/" + path, body).body();
    }

    private static void cancel(Shop.Answer placed) {
        String path = linked("order", placed, "/orders", "post", "201", "cancel");
        String request = exampleRequest("order", "/orders/{orderId}/cancellation", "post");
        assertThat(shop.as("demo-customer", "POST", path, request).status()).isIn(200, 202);
    }

    private static void handOver(Shop.Answer placed) {
        Shop.Answer labelled = untilShipment(placed, "LABELLED");
        String path = linked("shipping", labelled, "/shipments", "get", "200", "hand-over");
        String request = exampleRequest("shipping", "/shipments/{shipmentId}/hand-over", "post");

        Shop.Answer handedOver = shop.as("demo-warehouse", "POST", path, request);

        assertThat(handedOver.status()).isIn(200, 202);
        untilShipment(placed, "DISPATCHED");
    }

    private static void changeAddress(Shop.Answer placed) {
        Shop.Answer held = untilShipment(placed, "ON_HOLD");
        String path = linked("shipping", held, "/shipments", "get", "200", "change-address");
        String request = exampleRequest("shipping", "/shipments/{shipmentId}/address", "put");

        assertThat(shop.as("demo-support", "PUT", path, request).status()).isIn(200, 202);

        untilShipment(placed, "LABELLED");
    }

    @Test
    @DisplayName("have no field of a body in which anything but what it is is taken, or refused without its name")
    void everyField() throws Exception {
        Map<String, Integer> asked = new TreeMap<>();
        List<Callable<Optional<String>>> looks = new ArrayList<>();
        descriptions
                .values()
                .forEach(description -> description
                        .get("paths")
                        .propertyStream()
                        .filter(path -> !path.getKey().endsWith("-notifications")
                                && !path.getKey().startsWith("/operations"))
                        .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                            String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                            examples(description, operation.getValue())
                                    .map(WrongBodies::of)
                                    .forEach(bodies -> {
                                        asked.merge(name, bodies.size(), Integer::sum);
                                        bodies.forEach(wrong ->
                                                looks.add(() -> overlooked(name, operation.getValue(), wrong)));
                                    });
                        })));

        assertThat(asked)
                .containsKeys(
                        "POST /orders", "POST /orders/{orderId}/amendments", "POST /shipments/{shipmentId}/splits")
                .hasSizeGreaterThan(25);
        assertThat(sideBySide(looks)).isEmpty();
    }

    private static Optional<String> overlooked(String operation, JsonNode described, WrongBodies.Wrong wrong) {
        String value = wrong.value();
        return isRefused(operation, described, wrong)
                ? Optional.empty()
                : Optional.of(
                        operation + ": " + wrong.field() + " = " + value.substring(0, Math.min(40, value.length())));
    }

    private static List<String> sideBySide(List<Callable<Optional<String>>> looks) throws Exception {
        ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> found = new ArrayList<>();
            for (Future<Optional<String>> look : asking.invokeAll(looks)) {
                look.get().ifPresent(found::add);
            }
            return found;
        } finally {
            asking.shutdownNow();
        }
    }

    @Test
    @DisplayName("say of every text of a body of which form it is")
    void everyText() {
        descriptions
                .values()
                .forEach(description -> description
                        .get("paths")
                        .propertyStream()
                        .filter(path -> !path.getKey().endsWith("-notifications"))
                        .forEach(path -> path.getValue()
                                .propertyStream()
                                .filter(operation -> operation.getValue().has("requestBody"))
                                .forEach(operation -> assertThat(formless(
                                                description,
                                                operation
                                                        .getValue()
                                                        .at("/requestBody/content/application~1json/schema"),
                                                operation.getKey() + " " + path.getKey()))
                                        .isEmpty())));
    }

    /** Texts within a shape that may be any, as far as it says. */
    private static List<String> formless(JsonNode description, JsonNode schema, String at) {
        JsonNode shape = resolved(description, schema);
        boolean isText = shape.path("type").toString().contains("\"string\"");
        if (isText && !shape.has("pattern") && !shape.has("enum") && !shape.has("format")) {
            return List.of(at);
        }
        return Stream.concat(
                        shape.path("properties").propertyStream(),
                        Stream.of("items").filter(shape::has).map(items -> Map.entry(items, shape.get(items))))
                .flatMap(each -> formless(description, each.getValue(), at + " " + each.getKey()).stream())
                .toList();
    }

    private static JsonNode resolved(JsonNode description, JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    /** Bodies that an operation shows, or else the one that the examples of its fields make. */
    private static Stream<JsonNode> examples(JsonNode description, JsonNode operation) {
        JsonNode media = operation.at("/requestBody/content/application~1json");
        if (media.isMissingNode()) {
            return Stream.empty();
        }
        return media.has("examples")
                ? media.get("examples").valueStream().map(example -> example.get("value"))
                : Stream.of(example(description, media.get("schema")));
    }

    private static JsonNode example(JsonNode description, JsonNode schema) {
        JsonNode shape = resolved(description, schema);
        if (!shape.has("properties")) {
            return shape.path("example");
        }
        ObjectNode made = Shop.JSON.createObjectNode();
        shape.get("properties").propertyStream().forEach(property -> {
            JsonNode value = example(description, property.getValue());
            if (!value.isMissingNode()) {
                made.set(property.getKey(), value);
            }
        });
        return made;
    }

    private static boolean isRefused(String operation, JsonNode described, WrongBodies.Wrong wrong) {
        List<String> roles = described.findValues("oauth2").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .toList();
        String role = roles.contains("support") ? "support" : roles.get(0);
        String[] line = operation.split(" ");
        String path = line[1].replaceAll("\\{(?:number|line|tender)}", "1")
                .replaceAll("\\{(order|payment|shipment|dispute)Id}", "$1-none-1")
                .replace("{returnShipmentId}", "returnshipment-none-1")
                .replaceAll("\\{\\w+}", "none");
        Shop.Answer answer = shop.as("demo-" + role, line[0], path, wrong.body());
        return wrong.isLong() && Set.of(404, 422).contains(answer.status())
                || answer.status() == 400
                        && answer.body().at("/errors/0/field").asString("").startsWith(wrong.field());
    }

    @Test
    @DisplayName("share no id with the README, whose orders are placed beside theirs")
    void ids() {
        String readme = text(root().resolve("README.md"));
        Set<String> named = Pattern.compile("\\border-\\d+\\b")
                .matcher(readme)
                .results()
                .map(id -> id.group().substring("order-".length()))
                .collect(toCollection(TreeSet::new));

        assertThat(named).isNotEmpty();
        descriptions
                .values()
                .forEach(each -> assertThat(each.toString())
                        .doesNotContain(named.stream().map(id -> "-" + id).toArray(String[]::new)));
    }

    private static JsonNode exampleRequests(String service, String path, String method) {
        return operation(service, path, method).at("/requestBody/content/application~1json/examples");
    }

    private static String exampleRequest(String service, String path, String method) {
        return exampleRequests(service, path, method)
                .iterator()
                .next()
                .get("value")
                .toString();
    }

    private static JsonNode operation(String service, String path, String method) {
        return descriptions.get(service).get("paths").get(path).get(method);
    }

    /** The path to which a link of an answer leads. */
    private static String linked(
            String service, Shop.Answer answer, String path, String method, String status, String name) {
        JsonNode link = operation(service, path, method)
                .get("responses")
                .get(status)
                .get("links")
                .get(name);
        Map.Entry<String, JsonNode> parameter =
                link.get("parameters").propertyStream().findFirst().orElseThrow();
        String value = answer.body()
                .at(parameter.getValue().asString().replace("$response.body#", ""))
                .asString();
        return descriptions
                .get(service)
                .get("paths")
                .propertyStream()
                .filter(each -> each.getValue()
                        .valueStream()
                        .anyMatch(operation -> operation.get("operationId").equals(link.get("operationId"))))
                .map(each -> each.getKey().replace("{" + parameter.getKey() + "}", value))
                .findFirst()
                .orElseThrow();
    }

    private static void untilOrder(String path, String status) {
        await(path + " to be " + status)
                .atMost(BOUND)
                .until(() -> shop.read(path).body().get("status").asString().equals(status));
    }

    /** The list of an order's shipments, as soon as the first of them stands so. */
    private static Shop.Answer untilShipment(Shop.Answer placed, String state) {
        String list = "/shipments?orderId=" + placed.body().get("orderId").asString();
        return await(list + " to be " + state)
                .atMost(BOUND)
                .until(
                        () -> shop.read(list),
                        answer -> answer.body()
                                .at("/shipments/0/state")
                                .asString("")
                                .equals(state));
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
